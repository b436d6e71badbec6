// The same columns for this file's shape alone, as fast as plain C goes: the yardstick.
//
// usage: quote_jobs INPUT OUTPUT
//
// It knows the columns' order, that nothing is quoted, four prices of whole wei and one ETH price.
// It checks none of it.

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 20, LONGEST_ROW = 4096 };

typedef unsigned __int128 u128;

static const struct {
  const char *name;
  size_t length;
  uint64_t wei;
} prices[] = {
    {"audio-to-text,openai/whisper-large-v3,", 38, 12882811},
    {"text-to-speech,suno/bark,", 25, 5960465},
    {"image-to-text,Salesforce/blip-image-captioning-large,", 53, 1192093},
    {"segment-anything-2,facebook/sam2-hiera-large,", 45, 4768371},
};

// 3127.45 USD an ETH and twelve decimals: fee * 62549 / 20,000,000.
static const uint64_t usd_numerator = 62549, usd_denominator = 20000000;

static char *write_number(char *out, uint64_t value, int least) {
  char digits[20];
  int count = 0;
  do digits[count++] = '0' + value % 10;
  while ((value /= 10) || count < least);
  while (count) *out++ = digits[--count];
  return out;
}

static void write_all(int file, const char *bytes, size_t count) {
  while (count) {
    ssize_t done = write(file, bytes, count);
    if (done < 0) exit(1);
    bytes += done;
    count -= done;
  }
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  int source = open(argv[1], O_RDONLY);
  int target = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (source < 0 || target < 0) return 66;
  char *in = malloc(BLOCK + LONGEST_ROW), *out = malloc(3 * BLOCK);
  size_t held = 0, rows = 0;
  u128 total = 0;
  int is_header = 1;
  for (;;) {
    ssize_t got = read(source, in + held, BLOCK);
    if (got <= 0) break;
    char *end = in + held + got, *row = in, *o = out, *line_end;
    while ((line_end = memchr(row, '\n', end - row))) {
      size_t length = line_end - row;
      memcpy(o, row, length);
      o += length;
      if (is_header) {
        memcpy(o, ",fee_wei,fee_usd\n", 17);
        o += 17;
        is_header = 0;
      } else {
        char *field = (char *)memchr(row, ',', length) + 1;
        uint64_t wei = 0;
        for (int i = 0; i < 4; i++) {
          if (!memcmp(field, prices[i].name, prices[i].length)) {
            wei = prices[i].wei;
            field += prices[i].length;
            break;
          }
        }
        uint64_t units = 0;
        while (field < line_end) units = units * 10 + (*field++ - '0');
        u128 fee = (u128)wei * units;
        u128 product = fee * usd_numerator;
        uint64_t quanta = product / usd_denominator, rest = product % usd_denominator;
        quanta += 2 * rest > usd_denominator || (2 * rest == usd_denominator && quanta & 1);
        total += fee;
        rows++;
        *o++ = ',';
        o = write_number(o, (uint64_t)fee, 1);
        *o++ = ',';
        o = write_number(o, quanta / 1000000000000, 1);
        *o++ = '.';
        o = write_number(o, quanta % 1000000000000, 12);
        *o++ = '\n';
      }
      row = line_end + 1;
    }
    write_all(target, out, o - out);
    held = end - row;
    memmove(in, row, held);
  }
  printf("%zu ", rows);
  char text[40];
  int count = 0;
  do text[count++] = '0' + (int)(total % 10);
  while (total /= 10);
  while (count) putchar(text[--count]);
  putchar('\n');
  return close(target) ? 74 : 0;
}
