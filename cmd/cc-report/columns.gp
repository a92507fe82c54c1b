# Columns over time: columns of `data` are the place, the number, and the name of its tick or nothing.
set terminal svg size 380,230 font "sans-serif,12.5" noenhanced
set datafile separator "\t"
unset key
set border 1
set lmargin at screen 0.07
set rmargin at screen 0.995
set tmargin at screen 0.97
set bmargin at screen 0.13
set xrange [0.4:(rows + 0.6)]
set yrange [0:(most * 1.04)]
unset xtics
set ytics scale 0 format "%g"
if (most < 6) set ytics 1
set grid ytics
plot data using ($2 > 0 ? $1 : NaN):2:($1 - 0.4):($1 + 0.4):(0):2 \
		with boxxyerror fill solid noborder linecolor rgb "#009E73", \
	data using 1:(0):(stringcolumn(3)) with labels center offset 0, -0.9
