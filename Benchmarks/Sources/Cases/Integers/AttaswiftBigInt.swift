// The package's module and its type are both called BigInt, so `BigInt.BigInt` finds no type, and
// next to ExactMath a bare `BigInt` is ambiguous. Here only attaswift's is in sight.
internal import BigInt

typealias AttaswiftBigInt = BigInt
