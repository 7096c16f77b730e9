/* What an iterator over input says: there is a thing, there is one that could not be read, or no more. */
#ifndef SR_CLI_NEXT_H
#define SR_CLI_NEXT_H

typedef enum sr_next {
  SR_NEXT_ITEM,
  SR_NEXT_FAILURE, /* this one could not be read; a message says why. Others may follow: ask again */
  SR_NEXT_END      /* and for every later call */
} sr_next;

#endif
