/* URLs of links and images, resolved against that of the document (URL Standard, section 4.4). */
#ifndef MATN_URL_H
#define MATN_URL_H

#include "base/base.h"
#include "matn.h"

/* Longest URL that is kept. */
#define URL_MAX 2048

/* Writes `reference` as a URL to `out`, which has `size` bytes and overlaps neither of the others. `base` is
 * empty, or what this function wrote for an absolute reference. Without a base that helps, a relative
 * reference stays relative. All that is written is visible ASCII: other characters become %XX, in hosts too
 * (which the standard's host parser takes back).
 *
 * As the standard says for http, https, ws, wss, ftp and file: schemes and hosts in lower case, no default
 * ports, no dot segments, backslashes are slashes. Hosts are not checked, addresses in unusual notations and
 * drive letters not known. Other schemes are kept as they are, and nothing but fragments is resolved against
 * them.
 *
 * Returns the length; 0 if it does not fit, or if there is nothing to write. */
size_t matn_url_resolve(matn_slice base, matn_slice reference, char *out, size_t size);

/* Whether a URL has a scheme. */
bool matn_url_is_absolute(matn_slice url);

#endif
