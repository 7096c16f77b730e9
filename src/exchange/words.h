/* The words of an enumeration, for tables that list them: the n-th, NULL behind the last. */
#ifndef SR_EXCHANGE_WORDS_H
#define SR_EXCHANGE_WORDS_H

typedef const char *sr_list(int n);

sr_list sr_list_frame;
sr_list sr_list_state;
sr_list sr_list_class;
sr_list sr_list_dateprec;
sr_list sr_list_placeprec;
sr_list sr_list_role;
sr_list sr_list_kind;
sr_list sr_list_certainty;
sr_list sr_list_outcome;
sr_list sr_list_who;
sr_list sr_list_side;
sr_list sr_list_bound;
sr_list sr_list_scope;
sr_list sr_list_speaker;
sr_list sr_list_stance;
sr_list sr_list_review;

#endif
