/* A fixture for the lints: the clock reaches upward. */
#include "domain/casework/dossier.h"
