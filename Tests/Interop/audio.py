"""Compares the lengths of audio files with those of libav: audio.py PROGRAM.

Files of ten formats are encoded here by PyAV, which brings a libav of its own: with constant and
variable rates, from 0.2 s to two hours, with and without tags and pictures, cut short, and with junk
around them. Of each the program's length is compared with what libav decodes, and the seconds that
it says the node counts with what libav knows through a pipe, by the node's rule. What production
builds of the node refuse is refused by no build of PyAV; only that it is said is checked.

Needs PyAV (`requirements.txt`).
"""
import array
import fractions
import io
import json
import math
import os
import random
import struct
import subprocess
import sys
import tempfile
import threading

import av

PROGRAM = sys.argv[1]
av.logging.set_level(av.logging.PANIC)


def encode(container, codec, seconds, rate=44_100, bit_rate=None, options=None, layout="mono", **codec_options):
    """Returns a file of a tone that swells, and of noise in half of it, so that rates vary."""
    out = io.BytesIO()
    noise = random.Random(1)
    with av.open(out, "w", format=container, options=options or {}) as file:
        stream = file.add_stream(codec, rate=rate, options=codec_options)
        stream.layout = layout
        if bit_rate:
            stream.bit_rate = bit_rate
        resampler = av.AudioResampler(format=stream.codec_context.format or "s16", layout=layout, rate=rate)
        total = round(seconds * rate)
        for start in range(0, total, 4_096):
            count = min(4_096, total - start)
            loud = 9_000 * abs(math.sin(start / rate)) if start // 65_536 % 2 else 900
            samples = array.array(
                "h", (int(loud * math.sin(n * 0.06) + noise.randint(-400, 400)) for n in range(start, start + count))
            )
            frame = av.AudioFrame(format="s16", layout="mono", samples=count)
            frame.planes[0].update(samples.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
            frame.sample_rate, frame.pts = rate, start
            for part in resampler.resample(frame):
                for packet in stream.encode(part):
                    file.mux(packet)
        for packet in stream.encode(None):
            file.mux(packet)
    return out.getvalue()


def repeated(data, container, times, options=None):
    """Returns a file with the packets of another, many times over: long files take no encoder."""
    out = io.BytesIO()
    with av.open(io.BytesIO(data)) as source, av.open(out, "w", format=container, options=options or {}) as file:
        old = source.streams.audio[0]
        stream = file.add_stream_from_template(old)
        packets = [bytes(p) for p in source.demux(old) if p.size]
        base, time = old.time_base, 0
        duration = round(fractions.Fraction(stream.codec_context.frame_size or 960, old.rate) / base)
        for _ in range(times):
            for body in packets:
                packet = av.Packet(body)
                packet.stream, packet.time_base = stream, base
                packet.pts = packet.dts = time
                packet.duration = duration
                time += duration
                file.mux(packet)
    return out.getvalue()


def running(data, seconds, rate):
    """Returns an Ogg file as it is cut from a stream that has been running for so long."""
    out, start = bytearray(data), 0
    while start < len(out):
        table = out[start + 27 : start + 27 + out[start + 26]]
        end = start + 27 + len(table) + sum(table)
        (position,) = struct.unpack_from("<q", out, start + 6)
        if position > 0:
            struct.pack_into("<q", out, start + 6, position + seconds * rate)
        struct.pack_into("<I", out, start + 22, 0)
        checksum = 0
        for byte in out[start:end]:
            checksum ^= byte << 24
            for _ in range(8):
                checksum = checksum << 1 ^ (checksum >> 31) * 0x1_04C1_1DB7
        struct.pack_into("<I", out, start + 22, checksum)
        start = end
    return bytes(out)


def stating(data, seconds, rate):
    """Returns an MP4 file whose track's header states a length, in fragments or not."""
    out = bytearray(data)
    struct.pack_into(">2I", out, out.index(b"mdhd") + 16, rate, round(seconds * rate))
    return bytes(out)


def decoded_seconds(data):
    """Returns the length of what libav decodes, faults passed over, or None."""
    try:
        with av.open(io.BytesIO(data)) as file:
            stream = file.streams.audio[0]
            length, packets = fractions.Fraction(0), file.demux(stream)
            while True:
                try:
                    packet = next(packets)
                except StopIteration:
                    return length
                try:
                    for frame in packet.decode():
                        length += fractions.Fraction(frame.samples, frame.sample_rate)
                except av.FFmpegError:
                    pass
                if not packet.size:
                    return length
    except (av.FFmpegError, IndexError):
        return None


def node_seconds(data):
    """Returns the node's count: libav's whole seconds through a pipe, or bytes by the bit rate.

    Source: lpms, `GetCodecInfoBytes` in `ffmpeg/ffmpeg.go`.
    """
    reader, writer = os.pipe()

    def feed():
        try:
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(data)
        except BrokenPipeError:
            pass

    thread = threading.Thread(target=feed)
    thread.start()
    try:
        with av.open(f"pipe:{reader}") as file:
            seconds = (file.duration or 0) // 1_000_000
            rate = file.streams.audio[0].codec_context.bit_rate if file.streams.audio else None
            if seconds == 0 and rate and file.format.name in ("mp3", "wav", "aac"):
                seconds = 8 * len(data) // rate
            return seconds
    except av.FFmpegError:
        return 0
    finally:
        os.close(reader)
        thread.join()


def quote(data):
    """Returns the program's `audio` member, read from a file and from a pipe; None if it refuses."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        command = [PROGRAM, "quote", "audio-to-text", "--metering", "all", "--format", "json", "--audio-file"]
        runs = [
            subprocess.run([*command, file.name], capture_output=True),
            subprocess.run([*command, "-"], input=data, capture_output=True),
        ]
    assert runs[0].returncode in (0, 65), runs[0].stderr
    assert [run.stdout for run in runs] == [runs[0].stdout] * 2, "a pipe is read otherwise"
    if runs[0].returncode:
        return None
    return json.loads(runs[0].stdout)["audio"]


# ID3v2 with a picture that is full of sync codes, ID3v1, and APE.
def id3(count):
    size = count - 10
    return b"ID3\x03\0\0" + bytes(size >> n & 0x7F for n in (21, 14, 7, 0)) + (b"\xff\xfb\x90\x44" * size)[:size]


OLD = b"TAG" + bytes(125)
APE = b"".join(
    b"APETAGEX" + struct.pack("<4I", 2_000, 96, 1, flags) + bytes(8) + body
    for flags, body in ((0xA000_0000, bytes(64)), (0x8000_0000, b""))
)
JUNK = bytes(range(1, 200)) * 25

NO_TAG = {"write_xing": "0", "id3v2_version": "0"}
FRAME = fractions.Fraction


def originals():
    """Yields a name, a file, and how far the length may be from what is decoded."""
    frame = FRAME(1_152, 44_100)
    mp3 = lambda seconds, **more: encode("mp3", "libmp3lame", seconds, **more)  # noqa: E731
    for seconds in (0.2, 0.9, 1.1, 30.5):
        yield f"mp3 {seconds} s", mp3(seconds, bit_rate=128_000, options=NO_TAG), 0
    yield "mp3 with an Info header", mp3(30.5, bit_rate=64_000), 0
    yield "mp3 at 22,050 Hz", mp3(9.3, rate=22_050, bit_rate=64_000), 0
    yield "mp3 at 8,000 Hz", mp3(9.3, rate=8_000, bit_rate=16_000), 0
    for quality in (0, 4, 9):
        more = {"flags": "+qscale", "global_quality": str(quality * 118)}
        yield f"mp3 of variable rate {quality}", mp3(60.5, options=NO_TAG, **more), 0
        yield f"mp3 of variable rate {quality} with a Xing header", mp3(20.5, **more), 0
    yield "mp3 of an average rate", mp3(60.5, bit_rate=96_000, options=NO_TAG, abr="1"), 0
    minute = mp3(60, bit_rate=32_000, rate=32_000, options=NO_TAG)
    yield "mp3 of two hours", minute * 120, 0
    xing = mp3(9.5, bit_rate=128_000)
    at = xing.index(b"Info") + 7
    yield "mp3 with a count of frames alone", xing[:at] + b"\1" + xing[at + 1 :], 0
    yield "mp2", encode("mp2", "mp2", 3.3, bit_rate=128_000), 0
    aac = encode("adts", "aac", 30.5, bit_rate=64_000)
    yield "aac", aac, 0
    yield "aac of two hours", encode("adts", "aac", 20, rate=16_000, bit_rate=32_000) * 360, 0
    for codec in ("pcm_s16le", "pcm_s24le", "pcm_f32le", "pcm_alaw", "pcm_u8", "adpcm_ima_wav", "libmp3lame"):
        yield f"wav of {codec}", encode("wav", codec, 3.3), 0 if codec != "libmp3lame" else frame
    yield "wav of two hours", encode("wav", "pcm_u8", 7_200, rate=100), 0
    for seconds in (0.2, 1.1, 30.5):
        yield f"flac {seconds} s", encode("flac", "flac", seconds), 0
    yield "flac at 96,000 Hz", encode("flac", "flac", 3.3, rate=96_000), 0
    slack = FRAME(2_048, 44_100)
    m4a = encode("ipod", "aac", 30.5, bit_rate=64_000)
    for seconds in (0.2, 1.1):
        yield f"m4a {seconds} s", encode("ipod", "aac", seconds, bit_rate=64_000), slack
    yield "m4a", m4a, slack
    yield "m4a of two hours", repeated(m4a, "ipod", 236), slack
    yield "alac", encode("ipod", "alac", 9.3), slack
    yield "mp4 of opus", encode("mp4", "libopus", 9.3, rate=48_000, bit_rate=64_000), slack
    for flags in ("frag_keyframe+empty_moov", "frag_keyframe", "dash+empty_moov", "frag_keyframe+delay_moov"):
        fragments = {"movflags": flags, "frag_duration": "1500000"}
        file = encode("mp4", "aac", 12.3, bit_rate=64_000, options=fragments)
        yield f"mp4 in fragments, {flags}", file, slack
    yield "mp4 in fragments with the whole length in front", stating(file, 12.3, 44_100), slack
    opus = encode("ogg", "libopus", 9.3, rate=48_000, bit_rate=64_000)
    yield "ogg of opus", opus, 0
    yield "ogg of opus, an hour into a stream", running(opus, 3_600, 48_000), 0
    yield "ogg of opus, of two hours", repeated(opus, "ogg", 775), FRAME(1, 10)
    yield "ogg of opus, chained", opus + opus, FRAME(1, 10)
    flac = encode("ogg", "flac", 9.3)
    yield "ogg of flac", flac, 0
    yield "ogg of flac, an hour into a stream", running(flac, 3_600, 44_100), 0
    vorbis = encode("ogg", "vorbis", 9.3, bit_rate=64_000, layout="stereo", strict="-2")
    yield "ogg of vorbis", vorbis, slack
    yield "ogg of vorbis, an hour into a stream", running(vorbis, 3_600, 44_100), slack
    for seconds in (0.2, 1.1, 30.5):
        yield f"webm {seconds} s", encode("webm", "libopus", seconds, rate=48_000), FRAME(1, 20)
    webm = encode("webm", "libopus", 9.3, rate=48_000, bit_rate=64_000)
    yield "webm of two hours", repeated(webm, "webm", 775), FRAME(1, 20)
    yield "webm of live sound", encode("webm", "libopus", 9.3, rate=48_000, options={"live": "1"}), FRAME(1, 20)
    yield "mka of aac", encode("matroska", "aac", 9.3, bit_rate=64_000), FRAME(1, 20)
    # The header counts the last block as a whole one.
    yield "mka of flac", encode("matroska", "flac", 9.3), FRAME(4_608, 44_100)


def changed(name, data, slack):
    """Yields the file as it is, and with what happens to files."""
    yield "", data, slack, False
    if "two hours" in name:
        return
    tagged = b"Info" in data[:200] or b"Xing" in data[:200]
    frames = name.split()[0] in ("mp3", "mp2", "aac")
    known = name.split()[0] in ("m4a", "alac", "mp4") or name.startswith(("webm", "mka")) and "live" not in name
    if frames:
        yield ", tags", id3(200_000) + data + APE + OLD, slack, False
        # Then libav sees no Xing header, and leaves nothing out: up to three frames.
        yield ", junk before", JUNK + data, FRAME(1, 4) if tagged else slack, False
    # Of the last frame libav may make another, from the junk.
    yield ", junk behind", data + JUNK, max(slack, FRAME(1_152, 16_000)) if frames else slack, False
    # The last frame is whole for one and cut for the other.
    part = FRAME(1, 5) if "flac" in name or "ogg" in name else FRAME(3, 50)
    yield ", cut short", data[: len(data) * 2 // 5], max(slack, part), known


# What a build of the node has no reader or decoder for; a `fact` chunk gives a length without one.
REFUSED = ("aac", "ogg", "mp2", "wav of pcm_s16le", "wav of pcm_s24le", "wav of pcm_u8", "wav of two", "webm of live")


def check(name, data, slack, is_refused):
    audio = quote(data)
    if is_refused:
        return None if audio is None else f"is {audio}, and should be refused"
    wanted = decoded_seconds(data)
    if audio is None:
        return None if not wanted else f"is refused; libav decodes {float(wanted)} s"
    exact = audio["length_seconds_exact"]
    seconds = fractions.Fraction(int(exact["numerator"]), int(exact["denominator"]))
    if wanted is None or abs(seconds - wanted) > slack:
        return f"is {float(seconds)} s; libav decodes {wanted and float(wanted)} s"
    count = 0 if name.startswith(REFUSED) else node_seconds(data)
    ours = int(audio["node"].get("seconds", 0))
    return None if ours == count else f"counts {ours} s; libav, through a pipe, {count} s: {audio['node']}"


def main():
    faults = total = 0
    for name, data, slack in originals():
        for change, file, allowed, is_refused in changed(name, data, slack):
            total += 1
            if fault := check(name + change, file, allowed, is_refused):
                faults += 1
                print(f"{name}{change}: {fault}")
    assert total > 100, total
    print(f"{total} files, {faults} differ from libav")
    sys.exit(faults > 0)


main()
