/* The macro gives each name a slot of its own, or the compiler warns of one written twice. */
#include "attributes.h"

const known_attribute matn_known_attributes[] = {
    {"", ATTRIBUTE_OTHER, 0},
    {"class", ATTRIBUTE_CLASS, ON_ANY | ON_NEAR},
    {"id", ATTRIBUTE_ID, ON_ANY},
    {"role", ATTRIBUTE_ROLE, ON_ANY},
    {"itemprop", ATTRIBUTE_ITEMPROP, ON_ANY | ON_META | ON_NEAR},
    {"style", ATTRIBUTE_STYLE, ON_ANY},
    {"hidden", ATTRIBUTE_HIDDEN, ON_ANY},
    {"aria-hidden", ATTRIBUTE_ARIA_HIDDEN, ON_ANY},
    {"href", ATTRIBUTE_HREF, ON_A | ON_LINK},
    {"rel", ATTRIBUTE_REL, ON_LINK | ON_NEAR},
    {"name", ATTRIBUTE_META_NAME, ON_META},
    {"property", ATTRIBUTE_PROPERTY, ON_META},
    {"http-equiv", ATTRIBUTE_HTTP_EQUIV, ON_META},
    {"content", ATTRIBUTE_CONTENT, ON_META},
    {"charset", ATTRIBUTE_CHARSET, ON_META},
    {"lang", ATTRIBUTE_LANG, ON_HTML},
    {"dir", ATTRIBUTE_DIR, ON_HTML},
    {"datetime", ATTRIBUTE_DATETIME, ON_TIME},
    {"type", ATTRIBUTE_TYPE, ON_SCRIPT},
    {"start", ATTRIBUTE_NUMBER, ON_COUNTED},
    {"value", ATTRIBUTE_NUMBER, ON_COUNTED},
    {"colspan", ATTRIBUTE_NUMBER, ON_COUNTED},
    {"rowspan", ATTRIBUTE_ROWSPAN, ON_COUNTED},
    {"reversed", ATTRIBUTE_REVERSED, ON_COUNTED},
};

#define SLOT ATTRIBUTE_SLOT

const uint8_t matn_attribute_slots[ATTRIBUTE_SLOTS] = {
    [SLOT('c', 'a', 5)] = 1,  [SLOT('i', 'd', 2)] = 2,  [SLOT('r', 'l', 4)] = 3,  [SLOT('i', 'p', 8)] = 4,
    [SLOT('s', 'y', 5)] = 5,  [SLOT('h', 'd', 6)] = 6,  [SLOT('a', 'h', 11)] = 7, [SLOT('h', 'e', 4)] = 8,
    [SLOT('r', 'e', 3)] = 9,  [SLOT('n', 'm', 4)] = 10, [SLOT('p', 'e', 8)] = 11, [SLOT('h', 'e', 10)] = 12,
    [SLOT('c', 't', 7)] = 13, [SLOT('c', 'r', 7)] = 14, [SLOT('l', 'n', 4)] = 15, [SLOT('d', 'i', 3)] = 16,
    [SLOT('d', 't', 8)] = 17, [SLOT('t', 'p', 4)] = 18, [SLOT('s', 'a', 5)] = 19, [SLOT('v', 'l', 5)] = 20,
    [SLOT('c', 's', 7)] = 21, [SLOT('r', 's', 7)] = 22, [SLOT('r', 'r', 8)] = 23,
};
