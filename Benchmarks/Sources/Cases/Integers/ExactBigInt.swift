internal import ExactMath

typealias ExactBigInt = ExactMath.BigInt
