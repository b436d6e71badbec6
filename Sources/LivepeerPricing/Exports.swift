// Who imports this library gets every type that its public API names: exact numbers, the headers of
// image files, and the places and errors of JSON.
@_exported public import ExactMath
@_exported public import MediaHeaders
@_exported public import StrictJSON
