/* sentences: where they end. In each sample a bar stands where one sentence
 * ends and the next begins, in place of the space between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "text/sentences.h"

enum { LONGEST = 1000 };

static const char *const plain[] = {
	"One.|Two.|Three.",
	"Is it?|It is!|Good.",
	"A single sentence",
	"A single sentence.",
	"No stop at the end.|None here either",
	"It rained all day.|Nobody came.",
	"He left!|She stayed.",
	"What?|When?|Where?",
	"What?!|Never.",
	"Really!!!|Yes.",
	"Two spaces.|  Between them.",
	"She said no.|Then she said yes.",
	"It was over.|“It was not,” he said.",
	"The end.|(Or not.)|The beginning.",
	"The cost was high.|£3 a day.",
	"It fell.|12 of them fell.",
	"He is 12.|She is 14.",
	"It began in 2019.|It ended in 2020.",
	"They came by the A4.|We did not.",
	"So am I.|Nobody else is.",
	"He and I.|Then they.",
	"It was plan B.|It worked.",
	"She has vitamin C.|The doctor said so.",
	"Nobody knew why.|Not even she.",
	"Read it.|Read it again.",
	"There were three: one, two and three.|That was all.",
	"I know; you know.|They do not.",
	"The door closed - slowly.|It opened again.",
	"Wait — no.|Go on.",
	"Écoutez.|Élodie a parlé.",
	"Österreich ist groß.|Über alles andere reden wir später.",
	"Это дом.|Он большой.",
	"它很大。|它很小。",
	"Good morning.|Afternoon.|Evening.",
};

static const char *const titles[] = {
	"Dr. Patel came.|She left.",
	"Mr. and Mrs. Lane agreed.|So did Ms. Ruiz.",
	"Prof. Ilse Maartens spoke.|Nobody slept.",
	"We met Cllr. Penrose.|He apologised.",
	"The Rev. J. Marsh was there.|So were you.",
	"Rt. Hon. Ann Foss wrote.|We replied.",
	"Sgt. Troy and Capt. Nye went.|They came back.",
	"St. Mary’s is open.|St. John’s is not.",
	"Gen. Booth and Col. Mace met.|They agreed.",
	"Sen. Rudd and Rep. Vale voted.|Gov. Lamb did not.",
	"Messrs. Hall and Pike sold it.|Who bought it?",
	"Fr. Aidan and Bro. Luke prayed.|It rained.",
	"Hon. Members laughed.|The Speaker did not.",
	"Dr.Patel came.|She left.",
	"Ask Dr. Bell.|He knows.",
	"Supt. Kaye said no.|Insp. Cole said yes.",
	"Mme. Roux and Mlle. Blanc sang.|Then they danced.",
	"Drs. Ame and Bell agreed.|The rest did not.",
	"Lt. Cdr. Vane sailed.|The ship did not.",
	"“Dr. Lane is out.”|“When is Dr. Lane back?”",
};

static const char *const initials[] = {
	"J. K. Marsh wrote it.|I read it.",
	"J.K. Marsh wrote it.|I read it.",
	"D. Ravenscroft agreed.|He often did.",
	"Ask Ann B. Carter.|She knows.",
	"W. H. Auden lived there.|He left in 1939.",
	"It is by E. M. Foss.|The rest is by others.",
	"Mary T. came late.|Tom P. did not come.",
	"The U.S. Army left.|The U.N. stayed.",
	"He lives in the U.S.|They live in France.",
	"The U.K. government fell.|Another rose.",
	"She flew to Washington D.C. on Monday.|He drove.",
	"M. Dupont paid.|Mme. Dupont did not.",
	"Elizabeth I.|She reigned for 44 years.",
	"Charles I lost.|Charles II did not.",
	"B. B. and C. C. came.|D. D. stayed at home.",
	"A. N. Oates signed.|Nobody else signed.",
	"Signed, R. V.|The rest is blank.",
	"P. D. James, R. S. Thomas and T. S. Eliot wrote.|We read.",
};

static const char *const abbreviations[] = {
	"It is big, i.e. not small.|It is red.",
	"Some fruit, e.g. pears, rots.|Some does not.",
	"Cats, dogs, etc. are out.|Birds are in.",
	"Cats, dogs, etc.|The birds are in.",
	"At 5 p.m. Monday it closed.|It opened at 9 a.m. Tuesday.",
	"It closed at 5 p.m.|It opened at nine.",
	"It closed at 5 p.m. on Friday.|It did not open.",
	"Marks Ltd. lost.|Spencer Inc. won.",
	"It is run by Marks Ltd.|They lost.",
	"Acme Co. and Pike Corp. merged.|Nobody noticed.",
	"Smith et al. found nothing.|We looked again.",
	"See Smith et al.|They found nothing.",
	"No. 10 was quiet.|No. 11 was not.",
	"No.|I will not.",
	"He said no.|She said yes.",
	"See p. 12 and pp. 14–16.|Then stop.",
	"See Fig. 3.|It is red.",
	"Vol. 2 is lost.|Vol. 3 is here.",
	"Under s. 17 they must.|Under s. 20 they may.",
	"See para. 4 and paras. 6 to 9.|Then sign.",
	"It is on the High St. near the bank.|Turn left.",
	"It is on the High St.|The bank is opposite.",
	"On Jan. 5 it snowed.|On Feb. 6 it thawed.",
	"It snowed in Jan.|It thawed in February.",
	"It weighs approx. 4 kg.|It is heavy.",
	"Lane v. Carter was heard.|It was lost.",
	"Red vs. blue.|Blue won.",
	"She has a Ph.D. in law.|He has an M.A. in art.",
	"She has a Ph.D.|He has none.",
	"Rhodes Jr. ran.|Rhodes Sr. walked.",
	"John Rhodes Jr.|He ran.",
	"cf. Marsh 1998.|See also Lane.",
	"N.B. this is a draft.|Do not cite it.",
	"Tel. 01632 960 118.|Ask for Ann.",
	"The dept. closed.|The univ. did not.",
	"Nos. 4 to 9 are sold.|No. 3 is not.",
	"About 5 ft. tall.|The door is taller.",
	"The est. cost is £4m.|It will rise.",
	"Cllrs. Ame and Bell left.|The rest stayed.",
};

static const char *const numbers[] = {
	"It rose by 3.5 per cent.|It fell by 2.",
	"It costs £4.20 now.|It was £3.99.",
	"1. First this.|Then that.",
	"12. Twelfth this.|Then that.",
	"Version 2.0.1 is out.|Version 3 is not.",
	"See www.example.org for more.|Or do not.",
	"Write to a.b@example.org.|We reply.",
	"At 7.45pm it ended.|At 8.15pm we left.",
	"It was 4.|It is 5.",
	"He scored 38–3.|He was proud.",
	"Section 1.2 says so.|Section 1.3 does not.",
	"It was 99.9%.|It is 100%.",
	"On 3.4.2019 it closed.|On 4.4.2019 it opened.",
	"In 1990.|Then nothing.",
	"It took 3.5.|It takes four.",
	"It was 20°C.|It is 30°C.",
	".5 is half.|.25 is a quarter.",
	"Room 4.12 is full.|Room 4.13 is free.",
};

static const char *const ellipses[] = {
	"It was... not good.|It was bad.",
	"It was…|It was bad.",
	"It was...|It was bad.",
	"Well … maybe.|Maybe not.",
	"He waited. . . and left.",
	"Time will tell...",
	"Time will tell…|It did.",
	"And so on…|And so forth….|The end.",
	"“I thought...” she began.|She stopped.",
	"“I thought…”|He nodded.",
	"Not now... never.|Ever.",
	"RHAs.....nobody knows yet.|Not quite.",
};

static const char *const quotations[] = {
	"“It is late.”|She left.",
	"“It is late,” she said.|She left.",
	"“Is it late?” she asked.|He nodded.",
	"“Is it late?” asked Ann.|He nodded.",
	"“Is it late?” Ann asked.|He nodded.",
	"“Is it late?” Dr Patel asked.|He nodded.",
	"“Is it late?” I said.|He nodded.",
	"“Stop!” she cried.|He stopped.",
	"“Stop!” Ann Patel shouted.|He stopped.",
	"“Stop!”|He stopped.",
	"“Why?”|Nobody knew.",
	"She said: “It is late.”|He left.",
	"She said, “It is late.|I am off.”|He left.",
	"“It is late.|I am off.”|He left.",
	"‘It is late.’|She left.",
	"‘Is it late?’ she asked.|He nodded.",
	"\"It is late.\"|She left.",
	"\"Is it late?\" she asked.|He nodded.",
	"\"It is late,\" she said.|\"I am off.\"",
	"'It is late.'|She left.",
	"«Il est tard.»|Elle part.",
	"“It is ‘late’.”|She left.",
	"“He said ‘no.’”|She left.",
	"“He said, ‘It is late.’”|She left.",
	"“A.”|“B.”|“C.”",
	"“It is late”.|She left.",
	"It is ‘late’.|She left.",
	"It was called “The End?”.|It was not.",
	"He wrote “Why?” on it.|She wiped it off.",
	"He shouted “No!” and ran.|She ran too.",
	"“No.”|He shook his head.",
	"“We will act,” she said, “and soon.”|Nobody did.",
	"“Who is it?” came the cry.|Nobody answered.",
	"“Yes!”|“No!”|“Perhaps?”",
	"(“It is late.”)|She left.",
	"“It is late.” – Ann Patel",
	"“What is it?” Ann wondered.|It was late.",
	"“What now?” the man in the hat said.|It rained.",
};

static const char *const brackets[] = {
	"It is late (see below).|She left.",
	"It is late.|(See below.)|She left.",
	"It is late [laughs].|She left.",
	"[Laughter.]|She left.",
	"(He left.)|She stayed.",
	"It is late (or is it?) and dark.|She left.",
	"It is late (really!) and dark.|She left.",
	"It is late (e.g. nine).|She left.",
	"The Authority (CMA) agreed.|It did so twice.",
	"It is late.¹|She left.²|He did not.",
	"It is late.[1]|She left.",
	"It is late.*|She left.",
	"**It is late.**|She left.",
	"_It is late._|*She left.*",
	"It is **late**.|She left.",
	"(A) It is late.|(B) She left.",
};

static const char *const small_letters[] = {
	"It is late. and dark",
	"iPhone sales fell. iPad sales rose.",
	"Yahoo! said no.|It meant yes.",
	"“Why not?” is a question.|This is not.",
	"Why? because.",
	"He asked why. nobody knew.",
	"She works for gov.uk now.|He does not.",
	"It ended.then it began.",
	"It ended.Then it began.",
	"The .uk domain is old.|It is full.",
};

static void check(const char *sample)
{
	char text[LONGEST];
	size_t ends[64], count = 0, length = 0, found = 0;
	for (const char *c = sample; *c; c++) {
		if (*c == '|')
			ends[count++] = length;
		text[length++] = *c == '|' ? ' ' : *c;
	}
	ends[count++] = length;
	slice s = slice_of(text, length);
	print_message("%s\n", sample);
	for (size_t from = sentence_begin(s, 0); from < s.len; found++) {
		size_t end = sentence_end(s, from);
		assert_true(found < count);
		assert_int_equal(end, ends[found]);
		from = sentence_begin(s, end);
	}
	assert_int_equal(found, count);
}

#define CHECK_ALL(samples)                                                                                           \
	static void sentences_##samples(void **state)                                                                \
	{                                                                                                            \
		(void)state;                                                                                         \
		for (size_t i = 0; i < sizeof(samples) / sizeof *(samples); i++)                                     \
			check((samples)[i]);                                                                         \
	}

CHECK_ALL(plain)
CHECK_ALL(titles)
CHECK_ALL(initials)
CHECK_ALL(abbreviations)
CHECK_ALL(numbers)
CHECK_ALL(ellipses)
CHECK_ALL(quotations)
CHECK_ALL(brackets)
CHECK_ALL(small_letters)

static void there_are_enough_samples(void **state)
{
	(void)state;
	size_t count = (sizeof plain + sizeof titles + sizeof initials + sizeof abbreviations + sizeof numbers +
			sizeof ellipses + sizeof quotations + sizeof brackets + sizeof small_letters) /
		       sizeof *plain;
	assert_true(count >= 200);
}

/* Whatever the bytes, a sentence ends after it begins and inside the text. */
static void any_bytes_will_do(void **state)
{
	(void)state;
	static const char pieces[] = ".!?\xE2\x80\xA6 \"'()[]\xE2\x80\x9D\xFF\xC2 aA1\n\xC2\xA0*_";
	char text[400];
	unsigned seed = 1;
	for (int round = 0; round < 2000; round++) {
		for (size_t i = 0; i < sizeof text; i++) {
			seed = seed * 1103515245u + 12345u;
			text[i] = pieces[seed / 65536u % (sizeof pieces - 1)];
		}
		slice s = slice_of(text, sizeof text);
		for (size_t from = sentence_begin(s, 0); from < s.len;) {
			size_t end = sentence_end(s, from);
			assert_true(end > from && end <= s.len);
			from = sentence_begin(s, end);
			assert_true(from >= end);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_plain),         cmocka_unit_test(sentences_titles),
		cmocka_unit_test(sentences_initials),      cmocka_unit_test(sentences_abbreviations),
		cmocka_unit_test(sentences_numbers),       cmocka_unit_test(sentences_ellipses),
		cmocka_unit_test(sentences_quotations),    cmocka_unit_test(sentences_brackets),
		cmocka_unit_test(sentences_small_letters), cmocka_unit_test(there_are_enough_samples),
		cmocka_unit_test(any_bytes_will_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
