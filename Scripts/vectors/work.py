"""The rules of work: what each side of the network counts of it.

Where the node computes in float64, so does this: Python's floats are the same IEEE 754 doubles.
"""

from fractions import Fraction

from exact import (
    INT64_MAX, LIVE, Draw, Refused, VectorFile, attempt, ceiling, int64, node,
)  # fmt: skip

COUNTING = "the page pipelines, how the two sides count units"
PIXELS_PER_SECOND = 1_280 * 720 * 30


def seconds_of(nanoseconds):
    """What Go's `time.Duration.Seconds` returns."""
    whole, rest = divmod(nanoseconds, 10**9)
    return float(whole) + float(rest) / 1e9


def video_pixels(nanoseconds):
    return int(float(PIXELS_PER_SECOND) * seconds_of(nanoseconds))


def live_units(given):
    nanoseconds = int(given["nanoseconds"])
    seconds = seconds_of(nanoseconds)
    match given["unit"]:
        case "hour":
            signer, orchestrator, per_second = ceiling(Fraction(seconds)), int(seconds), 1
        case "720p":
            signer = orchestrator = video_pixels(nanoseconds)
            per_second = PIXELS_PER_SECOND
        case "fixed":
            return {"signer": 1, "orchestrator": 1, "carried_nanoseconds": 0}
    if nanoseconds == 0:
        signer = {"hour": 10, "720p": 60 * PIXELS_PER_SECOND}[given["unit"]]
    carried = nanoseconds - int(float(orchestrator) / float(per_second) * 1e9)
    return {"signer": signer, "orchestrator": orchestrator, "carried_nanoseconds": carried}


def whole_seconds(milliseconds):
    if milliseconds < 1_000:
        raise Refused("under-one-second")
    return milliseconds // 1_000 * 1_000


def audio_seconds(given):
    """Tags and pictures are bytes of the file, too."""
    seconds = 8 * int(given["bytes"]) // int(given["bit_rate"])
    if seconds == 0:
        raise Refused("under-one-second")
    return {"seconds": seconds}


def audio_files(draw):
    """The sizes of MP3 files of whole frames: of 24 ms at 48,000 Hz, and 10 bytes of tags or more."""
    def file(bit_rate, frames, tags=0):
        return {"bytes": frames * 3 * bit_rate // 1_000 + tags, "bit_rate": bit_rate}

    yield from [
        file(128_000, 1_271, 2_000_000), file(64_000, 7_500, 500_000), file(64_000, 38, 4_000),
        file(64_000, 41), file(64_000, 42), file(64_000, 41, 127), file(64_000, 41, 128), file(64_000, 41, 129),
        file(320_000, 83), file(320_000, 84), file(32_000, 83, 15), file(32_000, 83, 64), file(32_000, 250, 10),
    ]  # fmt: skip
    for _ in range(60):
        yield file(draw.pick([32_000, 64_000, 128_000, 320_000]), draw.between(36, 400),
                   draw.pick([0, draw.between(10, 70_000)]))  # fmt: skip


def live_video(milliseconds):
    """A tick every 5 s, which is exact, and a last one in float64."""
    ticks, rest = divmod(milliseconds, 5_000)
    return ticks * 5 * PIXELS_PER_SECOND + video_pixels(rest * 10**6)


def counts(given):
    """The units that the gateway pays for, that the orchestrator debits after it, and directly."""
    pipeline = given["pipeline"]
    number = {key: int(value) for key, value in given.items() if key not in ("pipeline", "text")}
    pixels = number.get("width", 0) * number.get("height", 0)
    if pipeline == "audio-to-text":
        return [attempt(whole_seconds, number["milliseconds"])] * 3
    if pipeline == "text-to-speech":
        points = len(given["text"])
        return [len(given["text"].encode()), 1_000 * points, 1_000 * points]
    if pipeline in ("text-to-image", "image-to-image"):
        if "width" not in number:
            return [512 * 512] * 3
        images = number.get("images", 1)
        return [pixels * max(1, images)] * 2 + [pixels * images]
    if pipeline == "image-to-video":
        return [(pixels if "width" in number else 576 * 1_024) * 25] * 3
    if pipeline == "llm":
        if "tokens" not in number:
            return [256, 256, {"error": "measure-needed"}]
        return [number["tokens"]] * 3
    if pipeline == "live-video-to-video":
        return [live_video(number["milliseconds"])] * 3
    return [pixels] * 3


def metering(given):
    names = ("gateway", "orchestrator", "orchestrator_directly")
    found = [count if isinstance(count, dict) else attempt(int64, count) for count in counts(given)]
    return dict(zip(names, found))


def byoc_debit(given):
    milliseconds = int(given["milliseconds"])
    match given["delivery"]:
        case "response":
            return {"seconds": ceiling(Fraction(milliseconds, 1_000))}
        case "event-stream":
            return {"seconds": milliseconds // 5_000 * 5}
    start = ceiling(Fraction(int(given["start_milliseconds"]), 1_000))
    return {"seconds": start + milliseconds // 23_000 * 23}


ESTIMATE_FACTOR = Fraction(1.02)  # The float64, exactly.


def transcoding_estimate(given):
    seconds = ceiling(Fraction(float(Fraction(given["seconds"]))))
    pixels = 0
    for rendition in given["renditions"]:
        rate = Fraction(rendition.get("frames_per_second", "60"))
        frames = ceiling(Fraction(float(rate.numerator) / float(rate.denominator)))
        pixels += int(rendition["width"]) * int(rendition["height"]) * frames * seconds
    fee = int64(pixels) * ESTIMATE_FACTOR * Fraction(given["wei_per_pixel"])
    return {"pixels": pixels, "fee": fee}


TEXTS = [
    "", "a", "hello", "h\u00e9llo", "he\u0301llo", "\U0001f44b\U0001f3fd", "\U0001f642", "\u4f60\u597d",
    "\u00df", "\u1e9e", "\ufb01", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea",
    "\u200b", "\ufeff", "a\nb", "a\r\nb", "\u0000", " ", "\t", "\u00a0", "\u202e", "\ufffd",
    "\U0010ffff", "\u07ff", "\u0800", "\uffff", "\U00010000", "\u007f", "\u0080", "\ue000", "e\u0301\u0323",
    "\u1100\u1161\u11a8", "One English sentence of some length, as people write them. " * 3,
]  # fmt: skip

MILLISECONDS = [
    0, 1, 9, 36, 71, 499, 500, 999, 1_000, 1_001, 1_500, 1_999, 2_000, 4_999, 5_000, 5_001, 9_999,
    59_999, 60_000, 200_000, 3_599_999, 3_600_000, 86_399_999, 2**31, 2**53 - 1,
]  # fmt: skip


def jobs(draw):
    for milliseconds in MILLISECONDS + [draw.sized(30) for _ in range(15)]:
        yield {"pipeline": "audio-to-text", "milliseconds": milliseconds}
    for milliseconds in range(10_000, 10_000_000, 654_321):
        yield {"pipeline": "audio-to-text", "milliseconds": milliseconds}
    for text in TEXTS:
        yield {"pipeline": "text-to-speech", "text": text}
    alphabet = ["a", " ", "\u00e9", "\u4f60", "\U0001f642", "\u0301"]
    for _ in range(15):
        text = "".join(draw.pick(alphabet) for _ in range(draw.between(1, 40)))
        yield {"pipeline": "text-to-speech", "text": text}
    sizes = [(1, 1), (1, 2**31), (512, 512), (640, 480), (1_920, 1_080), (1_080, 1_920), (2**31, 2**31),
             (2**32, 2**31 - 1), (2**32, 2**31), (3_037_000_499, 3_037_000_499)]  # fmt: skip
    sizes += [(draw.between(1, 4_096), draw.between(1, 4_096)) for _ in range(6)]
    for pipeline in ("image-to-text", "segment-anything-2", "upscale", "image-to-video"):
        for width, height in sizes:
            yield {"pipeline": pipeline, "width": width, "height": height}
    for pipeline in ("text-to-image", "image-to-image"):
        for width, height in sizes:
            for images in (None, 0, 1, 2, 20)[: 5 if width < 2_000 else 3]:
                yield {"pipeline": pipeline, "width": width, "height": height, "images": images}
    yield {"pipeline": "text-to-image"}
    yield {"pipeline": "image-to-video"}
    yield {"pipeline": "llm"}
    for tokens in (0, 1, 255, 256, 1_000, 2**53 + 1, INT64_MAX, INT64_MAX + 1):
        yield {"pipeline": "llm", "tokens": tokens}
    for milliseconds in MILLISECONDS + [draw.between(1, 200_000) for _ in range(40)]:
        yield {"pipeline": "live-video-to-video", "milliseconds": milliseconds}


def live_times(draw):
    edges = [0, 1, 36, 37, 999_999, 10**6, 9 * 10**6, 71 * 10**6, 999_999_999, 10**9, 10**9 + 1,
             4_999_000_000, 4_999_999_999, 5 * 10**9, 5_000_000_001, 5_100_000_000, 10**10,
             60 * 10**9, 3_600 * 10**9, 2**53, 2**53 + 1, 2**62 - 1, 2**62]  # fmt: skip
    edges += [draw.between(1, 30_000) * 10**6 for _ in range(30)] + [draw.sized(55) for _ in range(12)]
    for unit in ("hour", "720p"):
        for nanoseconds in edges:
            yield {"unit": unit, "nanoseconds": nanoseconds}
    for nanoseconds in (0, 1, 10**9):
        yield {"unit": "fixed", "nanoseconds": nanoseconds}


def deliveries(draw):
    times = [0, 1, 999, 1_000, 1_001, 4_999, 5_000, 5_001, 9_999, 10_000, 22_999, 23_000, 23_001,
             45_999, 46_000, 3_600_000] + [draw.sized(24) for _ in range(8)]  # fmt: skip
    for milliseconds in times:
        for delivery in ("response", "event-stream"):
            yield {"delivery": delivery, "milliseconds": milliseconds}
        for start in (0, 2_100):
            yield {"delivery": "video-stream", "start_milliseconds": start, "milliseconds": milliseconds}


def segments(draw):
    def rendition(width, height, rate=None):
        return {"width": width, "height": height, "frames_per_second": rate}

    def segment(renditions, seconds, price="1000"):
        return {"renditions": renditions, "seconds": seconds, "wei_per_pixel": price}

    hd = rendition(1_280, 720, "30")
    yield from [
        segment([hd], "2.002"), segment([rendition(1_280, 720), rendition(640, 360)], "2"),
        segment([rendition(426, 240, "30000/1001")], "1.0001", "1"),
        segment([rendition(1_920, 1_080, "60000/1001"), hd, rendition(854, 480, "30")], "2", "1200"),
        segment([], "2"), segment([hd], "0"), segment([hd], "2", "0"), segment([hd], "2", "1/3"),
        # What rounds to a whole number in float64 before it is rounded up.
        segment([hd], "1.00000000000000001"), segment([hd], "1.0000000000000002"),
        segment([hd], "1.0000000000000003"), segment([hd], "2.9999999999999999"),
        segment([rendition(10, 10, "300000000000000001/10000000000000000")], "1", "1"),
        segment([rendition(10, 10, "9007199254740993/9007199254740992")], "1", "1"),
        segment([rendition(1, 1, "1/2")], "0.001"), segment([rendition(1, 1, "2997/100")], "1"),
        segment([rendition(1, 1, "9223372036854775807/2")], "1"),
        segment([rendition(2**31, 2**31, "1")], "1"), segment([rendition(2**32, 2**31, "1")], "1"),
        segment([rendition(2**31, 2**31, "1"), rendition(2**31, 2**31, "1")], "1"),
    ]  # fmt: skip
    sizes = [(256, 144), (426, 240), (640, 360), (854, 480), (1_280, 720), (1_920, 1_080)]
    rates = [None, "24", "24000/1001", "25", "30", "30000/1001", "50", "60", "60000/1001", "2997/100"]
    for _ in range(50):
        renditions = [rendition(*draw.pick(sizes), draw.pick(rates)) for _ in range(draw.between(1, 4))]
        yield segment(renditions, f"{draw.between(0, 9)}.{draw.below(10**4):04}", draw.fraction(30))


FILES = [
    VectorFile(
        "metering",
        "The units of a job that the gateway pays for, that the orchestrator debits if a gateway sent "
        "it, and that it debits if a client sent it directly. Live video is counted in float64, with a "
        "tick every 5 s and one at the end.",
        node("server/ai_process.go", "submit...; server/ai_http.go, handleAIRequest", COUNTING),
        metering, jobs(Draw("metering"))),
    VectorFile(
        "audio-seconds",
        "The seconds that both sides count for an MP3 file of constant bit rate, which they read through a "
        "pipe: floor(8 * bytes of the whole file / bit rate).",
        node("common/util.go", "CalculateAudioDuration", LIVE + "9"),
        audio_seconds, audio_files(Draw("audio-seconds"))),
    VectorFile(
        "live-units",
        "The advertised units of a live runner's time: what a remote signer pays for the time since the "
        "last payment (0 for the first), and what the orchestrator debits, and carries, since the last "
        "debit. In float64, as in the node.",
        node("server/live_payment_processor.go", "processOne; server.GenerateLivePayment", LIVE + "1 and 2"),
        live_units, live_times(Draw("live-units"))),
    VectorFile(
        "byoc-debit",
        "The seconds that an orchestrator debits for a job of a BYOC capability.",
        node("byoc/job_orchestrator.go", "processJob; byoc/stream_orchestrator.go", LIVE + "4"),
        byoc_debit, deliveries(Draw("byoc-debit"))),
    VectorFile(
        "transcoding-estimate",
        "The pixels and the fee that a gateway pays ahead for a segment: 60 frames a second if none are "
        "stated, both quotients rounded to float64 before they are rounded up, and the float64 1.02. Past 64 "
        "bits the node's sum wraps; here it is an error.",
        node("server/segment_rpc.go", "estimateFee", LIVE + "5"),
        transcoding_estimate, segments(Draw("transcoding-estimate"))),
]  # fmt: skip
