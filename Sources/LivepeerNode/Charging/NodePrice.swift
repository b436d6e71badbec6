/// The forms that a price has in the node: charged, listed, sent, fixed to thousandths of a wei.
///
/// An exact price in wei per unit becomes one of them when the node reads, adjusts, charges, lists
/// or sends it. Each form says what of the price is lost in it.
public enum NodePrice {}
