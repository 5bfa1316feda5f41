/* URLs of links and images, resolved against that of the document (URL Standard, section 4.4). */
#ifndef MATN_URL_H
#define MATN_URL_H

#include "base/base.h"
#include "matn.h"

/* Longest URL that is kept. */
#define URL_MAX 2048

/* Writes `reference` as a URL to `out`, which has `size` bytes and overlaps neither of the others. `base` is
 * empty, or what this function wrote for an absolute reference. If the base does not help, a relative
 * reference stays relative. Only visible ASCII is written. Other characters become %XX, in hosts too (the
 * standard's host parser turns them back).
 *
 * For http, https, ws, wss, ftp and file it does what the standard says: schemes and hosts are in lower case,
 * default ports and dot segments go, backslashes become slashes. Hosts are not checked. Addresses in unusual
 * notations and drive letters are not known. Other schemes are kept as they are, and only fragments are
 * resolved against them.
 *
 * Returns the length; 0 if it does not fit, or if there is nothing to write. */
size_t matn_url_resolve(matn_slice base, matn_slice reference, char *out, size_t size);

/* Whether a URL has a scheme. */
bool matn_url_is_absolute(matn_slice url);

#endif
