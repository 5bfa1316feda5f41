#ifndef MATN_PORTABLE
#define MATN_PORTABLE
#endif
#define SCANS scans_portable
#include "scan_rows.h"
