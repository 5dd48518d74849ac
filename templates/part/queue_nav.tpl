{{! The way through a queue, on the page of a dossier opened from it.
  QUERY, QUEUE_NAME  the queue; PREV, NEXT (sections) HREF
}}
<nav class="mc-walk" aria-label="Trong hàng chờ"><a class="govuk-link" href="/can-bo/hop-viec?{{QUERY}}">{{QUEUE_NAME}}</a>{{#PREV}}
	<a class="govuk-link" rel="prev" accesskey="k" href="{{HREF}}">Hồ sơ trước</a>{{/PREV}}{{#NEXT}}
	<a class="govuk-link" rel="next" accesskey="j" href="{{HREF}}">Hồ sơ sau</a>{{/NEXT}}</nav>
