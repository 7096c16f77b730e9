/* The words of an enumeration, for tables that list them: the n-th, NULL behind the last. */
#ifndef SR_EXCHANGE_WORDS_H
#define SR_EXCHANGE_WORDS_H

typedef const char *sr_words(int n);

sr_words sr_words_frame;
sr_words sr_words_state;
sr_words sr_words_class;
sr_words sr_words_dateprec;
sr_words sr_words_placeprec;
sr_words sr_words_role;
sr_words sr_words_kind;
sr_words sr_words_certainty;
sr_words sr_words_outcome;
sr_words sr_words_who;
sr_words sr_words_side;
sr_words sr_words_bound;
sr_words sr_words_scope;
sr_words sr_words_speaker;
sr_words sr_words_stance;
sr_words sr_words_review;
sr_words sr_words_tactic;

#endif
