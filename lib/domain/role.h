/*
 * The roles of staff, each a bit: one table of code and official name.
 */
#ifndef DOMAIN_ROLE_H
#define DOMAIN_ROLE_H

/* "RECEPTION" -> its bit; 0 when unknown. */
unsigned role_bit(const char *code);
const char *role_code(unsigned one_bit);
const char *role_name(unsigned one_bit); /* official Vietnamese */

/* Half-way through signing in: bits beside the roles, so that the route table
 * says which page may be reached meanwhile, and none other can be.  The same
 * as in http/route.h; a test holds them together. */
#define STAGE_CODE 0x1000u	/* the password was right, the code is due */
#define STAGE_PASSWORD 0x2000u	/* a one-time password must be changed */
#define STAGE_ENROL 0x4000u	/* the role needs a second factor: none yet */
#define STAGES (STAGE_CODE | STAGE_PASSWORD | STAGE_ENROL)

#endif
