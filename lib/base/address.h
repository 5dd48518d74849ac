/*
 * The site's own address, as papers bear it and people type it: one setting,
 * MC_PUBLIC_URL ("https://motcua.hoakhanh.danang.gov.vn").
 */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

#include "base/arena.h"

/* The address without a stroke at its end; NULL: nothing is set, or what no
 * paper may bear: no http(s)://, a port, a path, a number, this machine. */
const char *address_read(struct arena *arena, const char *set);
/* What MC_PUBLIC_URL says, read so. */
const char *address_public(struct arena *arena);
/* "motcua.hoakhanh.danang.gov.vn"; "" of NULL. */
const char *address_name(const char *address);

#endif
