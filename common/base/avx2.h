/* avx2: for functions that there are twice, once for processors that take 32
 * bytes a step; avx2_is_here() tells at run time which to call. Both give the
 * same. */
#ifndef CC_AVX2_H
#define CC_AVX2_H

#include <stdbool.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_AVX2 1
#define WITH_AVX2 __attribute__((target("avx2,bmi,popcnt")))
static inline bool avx2_is_here(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi");
}
#else
#define HAVE_AVX2 0
#endif

#endif
