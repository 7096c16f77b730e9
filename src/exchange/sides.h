/* Who stood against whom in an incident, for formats that know two sides: the parties that the record names, else what
 * the dead and hurt make of the side. Everything points into the known incident, the tables or the arena. */
#ifndef SR_EXCHANGE_SIDES_H
#define SR_EXCHANGE_SIDES_H

#include "exchange/tables.h"
#include "sitrep/record.h"

typedef enum sr_party { SR_PARTY_NONE, SR_PARTY_STATE, SR_PARTY_ARMED, SR_PARTY_UNARMED } sr_party;

enum { SR_SIDE_PARTIES = 8 };

typedef struct sr_party_row {
  sr_party party;
  sr_kind kind;
  sr_view name;          /* empty: not named */
  sr_view country;       /* alpha-2, of a state's party */
  int who;               /* what the victims were where they make the party; else -1 */
  const sr_actor *actor; /* NULL: made of victims or of the class */
} sr_party_row;

typedef struct sr_sides {
  sr_party_row by[SR_SIDE_PARTIES],
      on[SR_SIDE_PARTIES]; /* the first is the main one; of `on` armed parties come first */
  uint32_t n_by, n_on;
  const sr_actor *claimant; /* beside another initiator */
  bool civilians;           /* unarmed people were hit or are the target */
} sr_sides;

/* `by` has always one: an unknown armed party where none is told, a state's forces for an operation. `on` may be empty.
 */
void sr_sides_find(sr_sides *out, const sr_known *k);

/* People of a group with this outcome on the initiator's side, or on the other, as far as the ledger says so;
 * SR_NULL_INT where it does not. */
int32_t sr_sides_fallen(const sr_known *k, sr_group_kind group, sr_outcome outcome, bool initiator);

#endif
