# One value for the shell, as HTML or as plain text: form is html, plain, thousands or date.

NR > 1 { value = value " " }
{ value = value $0 }

END {
	if (form == "html")
		value = html(value)
	else if (form == "thousands")
		value = thousands(value)
	else if (form == "date")
		value = long_date(plain(value))
	else
		value = plain(value)
	print value
}
