/* "Ô quét thử": does the input method mangle what the scanner types? */
#include "common/gate.h"
#include "common/page.h"
#include "document/qr.h"
#include "domain/desk/scan.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "staff/frame.h"
#include "staff/pages.h"

static enum err page(struct rq *rq, const struct scan_report *r)
{
	struct view *v = page_staff(rq, T_STAFF_DESK_SCAN_TEST, "Ô quét thử");
	struct qr qr;

	TRY(qr_make(SCAN_SAMPLE, rq->cx.arena, &qr));
	view_set(v, M_QR_D, qr_path(&qr, rq->cx.arena));
	view_set_int(v, M_QR_SIZE, qr_view(&qr));
	view_set(v, M_SAMPLE, SCAN_SAMPLE);
	view_set(v, M_CSRF, gate_csrf(rq));
	if (r) {
		struct view *said = view_add(v, r->health == SCAN_CLEAN ?
							M_GOOD :
							M_BAD);

		view_set(said, M_TEXT, scan_advice(r->health));
		view_set(said, M_VALUE, rq_field(rq, "quet_thu"));
		if (r->controls)
			view_set_int(view_add(said, M_CONTROLS), M_COUNT,
				     r->controls);
	}
	return page_send(rq);
}

enum err scan_test_show(struct rq *rq)
{
	return page(rq, NULL);
}

enum err scan_test_do(struct rq *rq)
{
	const char *typed = rq_field(rq, "quet_thu");
	struct scan_report r =
		scan_judge(rq->cx.arena, typed ? typed : "");

	return page(rq, &r);
}
