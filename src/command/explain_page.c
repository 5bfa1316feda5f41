/* A page that loads nothing else: the metadata with their sources, then every block. All text from the
 * document is escaped. Only the script and the style below can run, whose hashes the page names. */
#include <string.h>

#include "explain.h"
#include "explain_page.h"
#include "printer.h"

static output waiting; /* for the spool; its file is never written to */

static void wait_in(explainer *e) {
  spool_bytes(&e->blocks, waiting.buffer, waiting.len);
  waiting.len = 0;
}

static const char *state_of(const matn_block *block) {
  return !block->kept ? "dropped" : block->body ? "kept" : "beside";
}

static int on_block_start(void *ctx, const matn_block *block) {
  explainer *e = ctx;
  output *o = &waiting;
  *(!block->kept ? &e->dropped : block->body ? &e->kept : &e->beside) += 1;
  output_string(o, "<section");
  output_html_attribute(o, "class", state_of(block), strlen(state_of(block)));
  output_html_attribute(o, "data-role", matn_role_name(block->role), strlen(matn_role_name(block->role)));
  output_string(o, ">\n<header><b>");
  output_string(o, state_of(block));
  output_string(o, "</b> <span>");
  output_string(o, matn_role_name(block->role));
  if (block->level != 0) {
    output_string(o, " ");
    output_number(o, block->level);
  }
  output_string(o, "</span> <meter max=\"100\" value=\"");
  output_number(o, block->score);
  output_string(o, "\"></meter> ");
  output_number(o, block->score);
  output_string(o, " <code>");
  explain_path(o, block, output_html);
  output_string(o, "</code></header>\n<p dir=\"auto\">");
  wait_in(e);
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  explainer *e = ctx;
  for (size_t at = 0; at < len; at += 1024) {
    output_html(&waiting, utf8 + at, len - at < 1024 ? len - at : 1024);
    wait_in(e);
  }
  return 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  explainer *e = ctx;
  output *o = &waiting;
  output_string(o, "</p>\n<footer>");
  for (size_t i = 0; i < MATN_REASON_COUNT && block->reasons[i].weight != 0; i++) {
    int weight = block->reasons[i].weight;
    output_string(o, weight < 0 ? "<span class=\"against\">" : "<span class=\"for\">");
    output_html(o, matn_reason_name(block->reasons[i].feature),
                strlen(matn_reason_name(block->reasons[i].feature)));
    output_string(o, " ");
    explain_weight(o, weight);
    output_string(o, "</span> ");
  }
  output_string(o, "<small>bytes ");
  output_number(o, block->start);
  output_string(o, "–");
  output_number(o, block->end);
  output_string(o, ", ");
  output_number(o, block->words);
  output_string(o, block->words == 1 ? " word</small></footer>\n</section>\n"
                                     : " words</small></footer>\n</section>\n");
  wait_in(e);
  return 0;
}

static void print_metadata(output *o, const matn_metadata *metadata) {
  named_value values[NAMED_VALUES];
  name_values(metadata, values);
  output_string(o, "<table>\n");
  for (size_t i = 0; i < NAMED_VALUES; i++) {
    if (values[i].value.len == 0) continue;
    output_string(o, "<tr><th>");
    output_string(o, values[i].name);
    output_string(o, "</th><td dir=\"auto\">");
    print_values(o, values[i].value, output_html, ", ");
    output_string(o, "</td><td>");
    if (values[i].value.source != MATN_SOURCE_NONE) {
      output_string(o, matn_source_name(values[i].value.source));
    }
    output_string(o, "</td></tr>\n");
  }
  output_string(o, "</table>\n");
}

/* A box to show or hide the blocks of a state. */
static void print_box(output *o, const char *state, size_t count) {
  output_string(o, "<label><input type=\"checkbox\" checked");
  output_html_attribute(o, "value", state, strlen(state));
  output_string(o, "> <b");
  output_html_attribute(o, "class", state, strlen(state));
  output_string(o, ">");
  output_string(o, state);
  output_string(o, "</b> ");
  output_number(o, count);
  output_string(o, "</label>\n");
}

static void print_filters(output *o, const explainer *e) {
  output_string(o, "<form>\n");
  print_box(o, "kept", e->kept);
  print_box(o, "beside", e->beside);
  print_box(o, "dropped", e->dropped);
  output_string(o, "<select aria-label=\"role\">\n<option value=\"\">every role</option>\n");
  for (uint8_t role = 0; role < MATN_ROLE_COUNT; role++) {
    output_string(o, "<option>");
    output_string(o, matn_role_name(role));
    output_string(o, "</option>\n");
  }
  output_string(o,
                "</select>\n<input type=\"search\" placeholder=\"text\" aria-label=\"text\" dir=\"auto\">\n"
                "<output>");
  output_number(o, e->kept + e->beside + e->dropped);
  output_string(o, "</output> shown\n</form>\n");
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  explainer *e = ctx;
  output *o = e->out;
  output_string(o, page_head);
  output_string(o, "<title>matn: ");
  output_html(o, e->file, strlen(e->file));
  output_string(o, "</title>\n<main>\n<h1 dir=\"auto\">");
  if (metadata->title.len != 0)
    output_html(o, metadata->title.bytes, metadata->title.len);
  else
    output_html(o, e->file, strlen(e->file));
  output_string(o, "</h1>\n");
  print_metadata(o, metadata);
  print_filters(o, e);
  output_bytes(o, e->blocks.bytes, e->blocks.len);
  output_string(o, "</main>\n");
  output_string(o, page_script);
  return o->error != 0;
}

const matn_handler explanation_page = {
    .block_start = on_block_start, .text = on_text, .block_end = on_block_end, .article_end = on_article_end};
