/* The features in words, as reasons for or against a block. */
#include "feature.h"

#include "base/string_list.h"

const char *matn_feature_name(uint8_t which) {
  /* in the order of the features */
  static const char names[] =
      /* its text */
      "its length in words\0its length\0length of its words\0words in links\0share of words in links\0"
      "bold words\0sentences\0commas\0digits\0capitals\0how it ends\0how it begins\0separators\0"
      "question marks\0copyright sign\0line breaks\0stood before\0words of the title\0"
      "share of the title's words\0its first words\0worst of its first words\0images before it\0"
      "form fields before it\0"
      /* its place */
      "its element\0element around its own\0depth\0hidden\0lists around it\0paragraph\0list item\0"
      "description list\0heading\0table cell\0quotation\0preformatted\0figure\0caption\0form\0"
      "button or label\0article element\0main element\0aside element\0nav element\0footer element\0"
      "header element\0section element\0table\0list\0details, dialog, address\0named as body\0"
      "named as comments\0named as related\0named as navigation\0named as footer\0named as side column\0"
      "named as sharing\0named as author\0named as date\0named as caption\0named as source\0"
      "named as advertisement\0named as title\0named as card or item\0names around it\0nearest name\0"
      "worst name around it\0best name around it\0same nesting seen before\0same classes seen before\0"
      "words around it\0words 2 levels up\0words 3 levels up\0words 5 levels up\0links around it\0"
      "links 2 levels up\0links 3 levels up\0links 5 levels up\0prose around it\0prose 2 levels up\0"
      "prose 3 levels up\0prose 5 levels up\0"
      /* the way to it */
      "words so far\0blocks so far\0prose so far\0headings so far\0words since the headline\0"
      "blocks since a heading\0words of its heading\0blocks since prose\0text right before it\0"
      "text before it\0links before it\0"
      /* its neighbours */
      "words two before\0links two before\0element two before\0ending two before\0likeness two before\0"
      "names two before\0words before\0links before\0element before\0ending before\0likeness before\0"
      "names before\0words after\0links after\0element after\0ending after\0likeness after\0names after\0"
      "words two after\0links two after\0element two after\0ending two after\0likeness two after\0"
      "names two after\0text right after it\0text after it\0links after it\0prose after it\0"
      "same classes after it\0distance to next heading\0"
      /* its page */
      "page kind: article\0page kind: forum\0page kind: product\0page kind: collection\0"
      "page kind: listing\0page kind: documentation\0page kind: service\0"
      /* the first stage's scores */
      "its first score\0score three before\0score two before\0score before\0score after\0score two after\0"
      "score three after\0scores before it\0scores after it\0scores of siblings after it\0"
      "scores up to a heading\0best score after it\0worst score after it\0worst score before it\0"
      "scores long before it\0score of its heading\0scores around it\0scores in its section\0"
      "scores of its classes\0blocks of its classes\0article words so far\0share of article words\0"
      "article words before it\0best prose so far\0words in the page\0blocks in the page\0"
      "links in the page\0prose in the page\0headings in the page\0repetition in the page\0";
  return matn_string_at(names, which);
}
