/* How far each source of a value is trusted: a ladder for each key of the metadata, its lowest rung first. A
 * source on a higher rung replaces the value of a lower one; of sources on the same rung the first
 * stays, but for lists, which take entries of the same source, and METADATA_TEXT, where the longest wins.
 * Rungs of different keys are not compared.
 *
 * Which meta elements and keys of JSON-LD stand on which rung: src/tables/meta_names.txt, json_ld_keys.txt.
 * JSON-LD is untyped where the object does not say what it is. */
#ifndef MATN_TRUST_H
#define MATN_TRUST_H

/* No value, or a source that is not to give one. */
enum { TRUST_NONE = 0 };

/* METADATA_TITLE */
enum {
  TRUST_TITLE_META = 1,
  TRUST_TITLE_JSON_LD_UNTYPED = 1,
  TRUST_TITLE_UNSURE_HEADLINE = 1, /* it is a link, or stands where no story does */
  TRUST_TITLE_TWITTER = 2,
  TRUST_TITLE_JSON_LD = 2,
  TRUST_TITLE_OPEN_GRAPH = 3,
  TRUST_TITLE_META_HEADLINE = 3,
  TRUST_TITLE_HEADLINE = 4,       /* from here on, nothing in the head is trusted more */
  TRUST_TITLE_HEADLINE_AS_TAG = 5 /* it has the words of the title element */
};

/* METADATA_TITLE_TAG */
enum { TRUST_TITLE_TAG = 1 };

/* METADATA_BYLINE */
enum {
  TRUST_BYLINE_TWITTER_LABEL = 1, /* twitter:data1, if twitter:label1 says so */
  TRUST_BYLINE_JSON_LD_CREATOR_UNTYPED = 1,
  TRUST_BYLINE_SHOWN = 1, /* a line that is a byline, without words such as "By" */
  TRUST_BYLINE_JSON_LD_CREATOR = 2,
  TRUST_BYLINE_CLASS = 2, /* an element's class or id names an author */
  TRUST_BYLINE_JSON_LD_UNTYPED = 3,
  TRUST_BYLINE_SAID = 3,    /* behind words such as "By" */
  TRUST_BYLINE_ARTICLE = 4, /* article:author */
  TRUST_BYLINE_SERVICE = 4, /* for services that count readers, or send newsletters */
  TRUST_BYLINE_PATH = 4,    /* a link to .../author/... */
  TRUST_BYLINE_META_CREATOR = 5,
  TRUST_BYLINE_REL = 5, /* a link with rel=author */
  TRUST_BYLINE_ITEMPROP = 5,
  TRUST_BYLINE_META_AUTHOR = 6,
  TRUST_BYLINE_ITEMPROP_NAME = 6, /* inside of itemprop=author */
  TRUST_BYLINE_JSON_LD = 7,

  /* Up to here the authors are those of something else unless the page has a date. */
  TRUST_BYLINE_NEEDS_DATE = TRUST_BYLINE_CLASS
};

/* METADATA_DATE */
enum {
  TRUST_DATE_JSON_LD_CREATED_UNTYPED = 1,
  TRUST_DATE_TIME = 1,  /* a time element */
  TRUST_DATE_SHOWN = 1, /* a line, while no date is known */
  TRUST_DATE_JSON_LD_CREATED = 2,
  TRUST_DATE_META_WORDS = 3, /* a name that is not listed has words of publication in it */
  TRUST_DATE_JSON_LD_UNTYPED = 3,
  TRUST_DATE_META = 4,
  TRUST_DATE_META_ISSUED = 5,
  TRUST_DATE_META_PUBLISHED = 6,
  TRUST_DATE_ARTICLE = 7, /* article:published_time */
  TRUST_DATE_JSON_LD = 7,
  TRUST_DATE_SHOWN_EARLIER = 8 /* a line, of a day before the date that is known */
};

/* METADATA_MODIFIED */
enum {
  TRUST_MODIFIED_META_WORDS = 1, /* a name that is not listed has words of change in it */
  TRUST_MODIFIED_TIME = 1,       /* a time element */
  TRUST_MODIFIED_SHOWN = 1,      /* a line, of a day after the date that is known */
  TRUST_MODIFIED_JSON_LD_UNTYPED = 2,
  TRUST_MODIFIED_META = 3,
  TRUST_MODIFIED_META_UPDATED = 4,
  TRUST_MODIFIED_ARTICLE = 5, /* article:modified_time */
  TRUST_MODIFIED_JSON_LD = 6
};

/* METADATA_SITE */
enum {
  TRUST_SITE_META_PUBLISHER = 1,
  TRUST_SITE_JSON_LD_PUBLISHER_UNTYPED = 1,
  TRUST_SITE_META_APPLICATION = 2,
  TRUST_SITE_JSON_LD_PUBLISHER = 3,
  TRUST_SITE_JSON_LD = 3, /* the name of a web site */
  TRUST_SITE_OPEN_GRAPH = 4
};

/* METADATA_DESCRIPTION */
enum { TRUST_DESCRIPTION_TWITTER = 1, TRUST_DESCRIPTION_OPEN_GRAPH = 2, TRUST_DESCRIPTION_META = 3 };

/* METADATA_LANGUAGE */
enum {
  TRUST_LANGUAGE_JSON_LD_UNTYPED = TRUST_NONE,
  TRUST_LANGUAGE_META = 1,
  TRUST_LANGUAGE_JSON_LD = 1,
  TRUST_LANGUAGE_PRAGMA = 2, /* content-language */
  TRUST_LANGUAGE_HTML = 3    /* the html element's lang */
};

/* METADATA_CANONICAL */
enum { TRUST_CANONICAL_OPEN_GRAPH = 1, TRUST_CANONICAL_LINK = 2 };

/* METADATA_IMAGE */
enum {
  TRUST_IMAGE_META_THUMBNAIL = 1,
  TRUST_IMAGE_LINK = 1,
  TRUST_IMAGE_JSON_LD_UNTYPED = 1,
  TRUST_IMAGE_JSON_LD_THUMBNAIL_UNTYPED = 1,
  TRUST_IMAGE_SERVICE = 2,
  TRUST_IMAGE_JSON_LD_THUMBNAIL = 2,
  TRUST_IMAGE_TWITTER = 3,
  TRUST_IMAGE_JSON_LD = 3,
  TRUST_IMAGE_OPEN_GRAPH = 4
};

/* METADATA_SECTION */
enum {
  TRUST_SECTION_META_SUBJECT = 1,
  TRUST_SECTION_JSON_LD_UNTYPED = 1,
  TRUST_SECTION_META_CATEGORY = 2,
  TRUST_SECTION_META = 3,
  TRUST_SECTION_JSON_LD = 3,
  TRUST_SECTION_ARTICLE = 4 /* article:section */
};

/* METADATA_TAGS */
enum {
  TRUST_TAGS_JSON_LD_UNTYPED = 1,
  TRUST_TAGS_META_KEYWORDS = 2,
  TRUST_TAGS_META_NEWS = 3,
  TRUST_TAGS_JSON_LD = 3,
  TRUST_TAGS_ARTICLE = 4 /* article:tag */
};

/* METADATA_LICENCE */
enum {
  TRUST_LICENCE_META_RIGHTS = 1,
  TRUST_LICENCE_LINK = 1,
  TRUST_LICENCE_JSON_LD_UNTYPED = 1,
  TRUST_LICENCE_META = 2,
  TRUST_LICENCE_JSON_LD = 2
};

/* METADATA_BASE */
enum { TRUST_BASE_DOCUMENT = 1, TRUST_BASE_ELEMENT = 2 };

/* METADATA_TEXT and METADATA_UNSURE_TEXT */
enum { TRUST_TEXT_DESCRIPTION = 1, TRUST_TEXT_BODY = 2 };

#endif
