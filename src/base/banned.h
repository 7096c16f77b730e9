/* Functions that invite overruns, hidden state or a locale: they do not compile here.
 * Included last by base/base.h so that every file of ours sees it. */
#ifndef SR_BASE_BANNED_H
#define SR_BASE_BANNED_H

#if defined(__GNUC__)
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok
#pragma GCC poison asctime ctime gmtime localtime setlocale rand srand
#endif

#endif
