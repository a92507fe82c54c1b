# Bars that lie, each under its name: columns of `data` are the row, where each series begins and ends, name, number.
set terminal svg size 380,(rows * 36 + 4) font "sans-serif,12.5" noenhanced
set datafile separator "\t"
unset key
unset border
unset tics
set lmargin at screen 0.002
set rmargin at screen 0.86
set tmargin at screen 1
set bmargin at screen 0
set xrange [0:most]
set yrange [rows:0]
array colours[5] = ["#0072B2", "#56B4E9", "#E69F00", "#009E73", "#CC79A7"]
plot for [s = 1:series] data using \
		(column(s + 2) > column(s + 1) ? column(s + 1) : NaN):1:(column(s + 1)):(column(s + 2)):($1 + 0.48):($1 + 0.86) \
		with boxxyerror fill solid noborder linecolor rgb colours[first_colour + s - 1], \
	data using (0):($1 + 0.26):(stringcolumn(series + 3)) with labels left, \
	data using (column(series + 2)):($1 + 0.68):(stringcolumn(series + 4)) with labels left offset 0.6, 0
