"""The prices that every peer uses: the documented ones, at one ETH price.

A fee is price * units in whole wei. In dollars it is fee * ETH_USD / 10^18, rounded half to even
to twelve decimals: fee * USD_NUMERATOR / USD_DENOMINATOR of a millionth of a millionth.
"""
from fractions import Fraction

ETH_USD = "3127.45"
WEI_PER_UNIT = {
    ("audio-to-text", "openai/whisper-large-v3"): 12_882_811,
    ("text-to-speech", "suno/bark"): 5_960_465,
    ("image-to-text", "Salesforce/blip-image-captioning-large"): 1_192_093,
    ("segment-anything-2", "facebook/sam2-hiera-large"): 4_768_371,
}
_QUANTA_PER_WEI = Fraction(ETH_USD) * 10**12 / 10**18
USD_NUMERATOR = _QUANTA_PER_WEI.numerator
USD_DENOMINATOR = _QUANTA_PER_WEI.denominator
