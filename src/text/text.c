/* The coordinator of text/: see text.h for the contract, stages.h for the steps. */
#include "text/stages.h"

static void take_given(sr_text *t)
{
  sr_document *d = t->d;
  d->text = d->raw;
  d->published = SR_NO_DAY;
  d->published_basis = SR_BASIS_NONE;
  if (t->o->has_published) {
    d->published = t->o->published;
    d->published_basis = SR_BASIS_GIVEN;
  }
  d->html = t->o->html || (t->o->html_auto && sr_text__is_html(d->raw));
}

void sr_text_read(sr_document *d, const sr_lexicon *lex, const sr_text_options *o)
{
  static const sr_text_options none = {0};
  sr_text t = {.d = d, .lex = lex, .o = o ? o : &none};
  take_given(&t);
  if (d->html) sr_text__html(&t);
  sr_text__add_title(&t);
  sr_text__scan(&t);
  sr_text__paragraphs(&t);
  sr_text__layout(&t);
  sr_text__tokens(&t);
  if (!d->tok.n) sr_note(d, SR_DIAG_empty_report, 0, 0, SR_VNULL); /* a byte order mark is no text either */
}
