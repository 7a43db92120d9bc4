//! Numbers: judged by value, unit and precision, in any notation.

use crate::quantities::quantity_judge::QuantityJudge;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;

#[derive(Clone, Debug)]
pub(crate) struct Number(QuantityJudge);

impl Number {
    pub(crate) fn new(prompt: &str, value: f64, tolerance: f64, unit: Option<&str>) -> Self {
        Self(QuantityJudge::of_number(prompt, value, tolerance, unit))
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        self.0.judge(answer).unwrap_or_else(|| Verdict::wrong(Reason::NoNumber))
    }
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
    use proptest::prelude::*;

    use crate::Outcome::{self, Correct, Partial, Wrong};
    use crate::{CardJudge, DeckJudge};

    fn judge(prompt: &str, key: AnswerKey) -> CardJudge {
        let mut deck = Deck::new(DeckId("d".into()), "");
        deck.cards = vec![Card::new(CardId("c".into()), prompt, Some(key))];
        DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap()
    }

    fn number(prompt: &str, value: f64, unit: &str) -> CardJudge {
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        judge(prompt, AnswerKey::Number { value, tolerance: 0.0, unit })
    }

    fn term(prompt: &str, text: &str) -> CardJudge {
        judge(prompt, AnswerKey::Term(vec![text.to_owned()]))
    }

    /// Checks all answers and shows all that are judged otherwise: answers are separated by bars.
    fn check(table: &[(CardJudge, Outcome, &str)]) {
        let mut failures = Vec::new();
        for (judge, wanted, answers) in table {
            for answer in answers.split('|').map(str::trim) {
                let verdict = judge.judge(answer);
                if verdict.outcome != *wanted {
                    failures.push(format!(
                        "{answer}: {:?} instead of {wanted:?}: {}",
                        verdict.outcome,
                        verdict.reason.in_full()
                    ));
                }
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn counts() {
        let legs = || number("How many legs does a spider have?", 8.0, "");
        let port = || number("Default port of PostgreSQL?", 5432.0, "");
        let bones = || number("Number of bones in the adult human body", 206.0, "");
        let keys = || number("How many keys does a standard piano have?", 88.0, "");
        check(&[
            (
                legs(),
                Correct,
                "8|eight|8 legs|8!|it's 8|i think 8|8 i think|8.0|VIII? no, 8|eigth|2^3|4*2 = 8|8 (four pairs)|4 pairs, so 8|four pairs|ans: 8|legs: 8|probably 8 lol|8, spiders aren't insects|it has 8 legs|they have eight of them|definitely 8|exactly 8|6, no wait, 8|6? no sorry 8|not 6 but 8|8, not 6",
            ),
            (
                legs(),
                Wrong,
                "6|10|80|-8|8 or 10|6 or 8|6, 8|8/10|6 8 10|8 eyes|not 8|8 pairs|8%|more than 6|between 6 and 10|0.8|many|8-10|6 legs, 8 eyes|8 km|seven or eight|1 through 10|six|7, 8 or 9",
            ),
            (
                port(),
                Correct,
                "5432|5 432|five four three two|tcp 5432|5432/tcp|port 5432|fifty-four thirty-two|:5432|it listens on 5432|localhost:5432",
            ),
            (port(), Wrong, "5433|5432 or 3306|3306|543|54320|5423|5400"),
            (
                bones(),
                Correct,
                "206|two hundred and six|two hundred six|206 bones|a total of 206|206 in total|206 (babies have about 300)|206, babies have more",
            ),
            (bones(), Wrong, "205|260|200|20.6|2006|206 muscles or 300|300"),
            (
                keys(),
                Correct,
                "88|eighty eight|eighty-eight keys|52 + 36 = 88|52 white + 36 black = 88|88 keys (52 white and 36 black)|88: 52 white, 36 black",
            ),
            (keys(), Wrong, "52|36|52 white and 36 black|87|8.8|88 strings"),
        ]);
    }

    #[test]
    fn measured_values() {
        let marathon = || number("How long is a marathon?", 42.195, "km");
        let sound = || number("Speed of sound in air at 20 °C (with unit)?", 343.0, "m/s");
        let charge = || number("Elementary charge?", 1.602e-19, "C");
        let boil = || number("Boiling point of nitrogen in °C?", -196.0, "°C");
        let water = || number("Specific heat capacity of water (value and unit)?", 4.18, "kJ/(kg·K)");
        let moon = || number("Average distance from the Earth to the Moon in km?", 384_400.0, "km");
        let light = || number("Frequency of mains electricity in Europe, in hertz?", 50.0, "Hz");
        let disk = || number("How large is a 1.44 MB floppy's sector?", 512.0, "bytes");
        let wave = || number("Wavelength of a He-Ne laser?", 632.8, "nm");
        check(&[
            (
                marathon(),
                Correct,
                "42.195 km|42,195 km|42.2 km|42195 m|42 195 metres|26.2 miles|about 42.2 kilometers|42.195km|26 miles 385 yards|forty-two point one nine five kilometers|~42 km|42 km and 195 m",
            ),
            (marathon(), Partial, "42.195|42.2"),
            (marathon(), Wrong, "42.195 m|42.195 miles|21.0975 km|42.195 kg|26.2 km|42.591 km|4.2195 km|40 or 42 km"),
            (
                sound(),
                Correct,
                "343 m/s|343 metres per second|0.343 km/s|1235 km/h|343 ms^-1|343 m s⁻¹|343 m*s^-1|767 mph|343m/s|three hundred and forty-three m/s|343 meters a second|343.2 m/s|roughly 343 m/s|340 m/s or so",
            ),
            (sound(), Partial, "343"),
            (sound(), Wrong, "343 km/h|343 km/s|343 m|331 m/s|3430 m/s|343 m/s²|334 m/s|1500 m/s|-343 m/s|343 mph"),
            (
                charge(),
                Correct,
                "1.602e-19 C|1.6 × 10^-19 C|1.602*10**-19 coulombs|0.1602 aC|1.6022 × 10⁻¹⁹ C|1.602 x 10-19 C|e = 1.602 * 10^-19 C|1.602E-19 As|1,602·10^-19 C",
            ),
            (charge(), Partial, "1.602e-19|1.602 x 10^-19"),
            (charge(), Wrong, "1.602e19 C|-1.602e-19 C|1.602e-19 V|9.11e-31 kg|1.206e-19 C|1.602 × 10^-18 C|1.602 C"),
            (
                boil(),
                Correct,
                "-196|−196 °C|minus 196|-196 degrees|-196 C|77 K|-196 celsius|negative 196 degrees celsius|-320.8 °F|196 below zero|-195.8 °C|about -196 degrees C",
            ),
            (boil(), Wrong, "196|-196 K|-196 °F|-169|77 °C|196 °C|-19.6"),
            (
                water(),
                Correct,
                "4.18 kJ/(kg K)|4.18 kJ/kg/K|4180 J/(kg·K)|4.18 J/g/K|4.18 J g^-1 K^-1|4.2 kJ per kg per kelvin|4.186 kJ/(kg*K)|4184 J/kgK|1 cal/(g·K)|4.18 kJ kg⁻¹ K⁻¹|4.18 J/(g °C)",
            ),
            (water(), Partial, "4.18|4.2"),
            (water(), Wrong, "4.18 J/(kg·K)|4180 kJ/(kg·K)|4.18 kJ/kg|4.81 kJ/(kg·K)|2.1 kJ/(kg K)|4.18 kW"),
            (
                moon(),
                Correct,
                "384400|384,400 km|384 400|384.400|384 thousand km|about 384,000 km|3.844e5 km|3.844 × 10^8 m|238,900 miles|384.4k|0.3844 million km|384 Mm|roughly 384 400 kilometers|three hundred eighty four thousand four hundred",
            ),
            (
                moon(),
                Wrong,
                "384400 m|38,440|348,400 km|384,400 miles|150 million km|3844000|1.3 light seconds or 300000 km",
            ),
            (light(), Correct, "50|50 Hz|50hz|fifty hertz|50 cycles per second|0.05 kHz|50/s|50 s^-1|50 per second"),
            (light(), Wrong, "60|60 Hz|50 kHz|50 V|50 or 60|230"),
            (disk(), Correct, "512 bytes|512 B|half a kilobyte|0.5 KiB|4096 bits|512 byte"),
            (disk(), Wrong, "512 bits|512 kB|521 bytes|1024 bytes|512 MB"),
            (
                wave(),
                Correct,
                "632.8 nm|633 nanometers|0.6328 µm|6328 Å|6.328e-7 m|632.8nm|0.633 microns|632.8 nanometres",
            ),
            (wave(), Wrong, "632.8 mm|632.8 pm|532 nm|638.2 nm|63.28 nm"),
        ]);
    }

    #[test]
    fn shares_and_fractions() {
        let chance = || number("Probability of drawing an ace from a full deck?", 1.0 / 13.0, "");
        let half = || number("cos 60° = ?", 0.5, "");
        let water = || number("What percentage of the Earth's surface is covered by water?", 71.0, "%");
        let third = || number("Two of six balls are red. Probability of red?", 1.0 / 3.0, "");
        let eighth = || term("What fraction is 0.125?", "1/8");
        let vat = || number("Standard VAT rate in Germany?", 19.0, "%");
        let voters = || term("What share of both chambers has to agree?", "two-thirds");
        check(&[
            (
                chance(),
                Correct,
                "1/13|4/52|4 in 52|1 in 13|one in thirteen|4 out of 52|0.0769|7.69%|about 7.7 %|one thirteenth|a thirteenth|4/52 = 1/13|p = 1/13|1:13|0.077",
            ),
            (chance(), Wrong, "1/52|13|1/4|0.769|77%|12/13|4/13|1 in 52|13/1|1/13 or 1/52"),
            (
                half(),
                Correct,
                "1/2|0.5|.5|½|half|a half|one half|0,5|50%|5/10|sin 30° = 1/2|cos(60) = 0.5|one over two|2^-1",
            ),
            (half(), Wrong, "-1/2|0.05|√3/2|2|1/√2|√2/2|0.5 or -0.5|5|sqrt(3)/2|0.866"),
            (
                water(),
                Correct,
                "71%|71|71 percent|0.71|about 71%|seventy-one percent|71 per cent|70.8 %|71 %|71 pct|71 in 100|71/100|around 71 %",
            ),
            (water(), Wrong, "29%|17%|0.71%|7.1%|61 %|71 ppm|71 or 72"),
            (
                third(),
                Correct,
                "1/3|2/6|one third|a third|33.3%|0.333|⅓|one in three|2 in 6|2 out of 6|.333|33.33 percent|2/6 = 1/3",
            ),
            (third(), Wrong, "2/3|1/6|3|0.3|30%|1/2|3.33%|2"),
            (eighth(), Correct, "1/8|one eighth|an eighth|⅛|12.5%|2/16|1 over 8|125/1000 = 1/8"),
            (eighth(), Wrong, "8|1/4|1/80|8/1|0.125|one ninth"),
            (vat(), Correct, "19%|19 percent|0.19|19 %|nineteen percent|19/100"),
            (vat(), Partial, "19"),
            (vat(), Wrong, "7%|16 %|0.19%|1.9 %|190%|19 euros|7 or 19 %"),
            (voters(), Correct, "2/3|two thirds|⅔|66.7%|two-thirds of them|a two thirds majority|at least 2/3"),
            (voters(), Wrong, "1/3|three quarters|3/5|half|one third"),
        ]);
    }

    #[test]
    fn dates_and_years() {
        let moon = || number("In what year did people first land on the Moon?", 1969.0, "");
        let caesar = || number("Year of the battle of Pharsalus", 48.0, "BC");
        let hastings = || term("Date of the Battle of Hastings (day, month, year)", "14 October 1066");
        let marx = || term("Birthday of Karl Marx", "May 5, 1818");
        let renaissance = || term("In which century did the Renaissance begin in Italy?", "14th century");
        let xmas = || term("On which day is Christmas Day?", "25 December");
        let amendment = || term("Which amendment abolished slavery?", "13th");
        let rome = || term("When was Rome founded, by tradition?", "753 BC");
        check(&[
            (
                moon(),
                Correct,
                "1969|in 1969|July 1969|20 July 1969|7/20/1969|1969 AD|nineteen sixty-nine|july '69|'69|1969-07-20|July 20th, 1969|the year 1969|summer of 1969|it was 1969|1969, apollo 11|1968.. no wait 1969|nineteen sixty nine",
            ),
            (moon(), Partial, "the 1960s|the 20th century|1960s"),
            (
                moon(),
                Wrong,
                "1968|1970|1996|1969 or 1970|1969 BC|69 BC|the 1970s|20 July 1970|1869|19th century|about 1970|1960",
            ),
            (
                caesar(),
                Correct,
                "48 BC|48 BCE|48 B.C.|48bc|forty-eight bc|9 August 48 BC|48 b.c.e.|in 48 BC|48 before christ|aug 48 bc|48 BC, caesar beat pompey",
            ),
            (caesar(), Partial, "1st century BC|the 40s BC"),
            (caesar(), Wrong, "48 AD|AD 48|84 BC|44 BC|49 BC|48 BC or 49 BC|2nd century BC|48 CE"),
            (
                hastings(),
                Correct,
                "14 October 1066|October 14, 1066|14/10/1066|10/14/1066|1066-10-14|14.10.1066|14th of October 1066|the fourteenth of october, 1066|oct 14th 1066|14 Oct 1066|on 14 october 1066, near hastings|14. Oktober 1066",
            ),
            (hastings(), Partial, "1066|October 1066|in 1066"),
            (
                hastings(),
                Wrong,
                "15 October 1066|14 October 1067|14 November 1066|1067|14/11/1066|4 October 1066|14 October 1166|July 1776",
            ),
            (marx(), Correct, "5 May 1818|5/5/1818|may 5th 1818|the 5th of may 1818|1818-05-05"),
            (marx(), Partial, "1818|may 1818|5 May"),
            (marx(), Wrong, "6 May 1818|5 May 1881|5 June 1818"),
            (
                renaissance(),
                Correct,
                "14th|fourteenth|the 1300s|14th century|XIV|XIVth century|fourteenth century|in the 14th c.|late 14th century|14th century AD|the 14th|14|1350|century 14|c14th",
            ),
            (renaissance(), Wrong, "13th|15th century|the 1400s|14th century BC|1450|XV century|the 14th or 15th"),
            (
                xmas(),
                Correct,
                "25 December|December 25|Dec 25th|25/12|12/25|the 25th of december|twenty-fifth of december|25 dec|25.12.",
            ),
            (xmas(), Partial, "December"),
            (xmas(), Wrong, "24 December|25 November|26/12|January 25"),
            (
                amendment(),
                Correct,
                "13th|thirteenth|13|the 13th|XIII|the thirteenth amendment|amendment 13|13th amendment|Amendment XIII|number 13",
            ),
            (amendment(), Wrong, "14th|3rd|XIV|fourteenth|13th and 14th|30th|12"),
            (rome(), Correct, "753 BC|753 BCE|753 B.C.|21 April 753 BC|april 753 bc|753bce"),
            (rome(), Wrong, "753 AD|735 BC|509 BC|AD 753"),
            (rome(), Partial, "753|8th century BC|the 750s BC"),
        ]);
    }

    #[test]
    fn amounts_of_money_and_time() {
        let fine = || term("How high was the fine?", "$2,500");
        let rent = || number("A flat costs €900 a month. Yearly rent?", 10_800.0, "€");
        let run = || term("World record over 1500 m (men), about?", "3 minutes 26 seconds");
        let senate = || number("How long is a term of the German Bundestag?", 4.0, "years");
        let sleep = || term("How long does a newborn sleep per day?", "16-17 hours");
        let half = || number("How many minutes are 1.5 hours?", 90.0, "");
        check(&[
            (
                fine(),
                Correct,
                "$2,500|2500 dollars|$2500.00|2.5k dollars|$2.5k|2500 USD|USD 2,500|two thousand five hundred dollars|twenty-five hundred bucks|2 500 $|US$2,500|2500$",
            ),
            (fine(), Partial, "2500|2,500"),
            (fine(), Wrong, "€2,500|£2500|$25,000|$250|2500 euros|$2,050|$2,500 or $5,000|$25.00"),
            (
                rent(),
                Correct,
                "€10,800|10800|10,800 euros|10.8k|10 800 €|12 * 900 = 10800|900 x 12 = €10,800|€10,800 per year|10800 euro a year",
            ),
            (rent(), Wrong, "$10,800|€900|€108,000|1080|€10,080|£10,800|9000"),
            (
                run(),
                Correct,
                "3 min 26 s|3:26|206 seconds|3 minutes and 26 seconds|3m26s|3'26\"|three minutes twenty-six|about 3 min 26 sec|3:26 min|3.43 minutes",
            ),
            (run(), Wrong, "26 minutes 3 seconds|3 hours 26 minutes|2:26|3 seconds|62 seconds"),
            (
                senate(),
                Correct,
                "4 years|four years|4 yrs|48 months|4y|every 4 years|a 4-year term|four-year terms|4 years each",
            ),
            (senate(), Partial, "4|four"),
            (senate(), Wrong, "5 years|4 months|4 weeks|6 years|4 or 5 years|four days|40 years"),
            (
                sleep(),
                Correct,
                "16-17 hours|16 to 17 hours|16–17 h|between 16 and 17 hours|from 16 to 17 hrs|sixteen to seventeen hours",
            ),
            (sleep(), Partial, "16 hours|17 h|about 16.5 hours"),
            (sleep(), Wrong, "8 hours|10-12 hours|16-17 minutes|18 hours|16-17 days"),
            (half(), Correct, "90|90 minutes|90 min|ninety|1.5 * 60 = 90|60 + 30 = 90|5400 s"),
            (half(), Wrong, "1.5|1.5 hours|150|90 s|90 hours|60|30"),
        ]);
    }

    #[test]
    fn calculations_and_notations() {
        let fact = || number("5! = ?", 120.0, "");
        let log = || number("log₂ 32 = ?", 5.0, "");
        let root = || number("√2 to three decimals?", 1.414, "");
        let micro = || term("What power of ten is the prefix micro?", "10^-6");
        let notation = || term("Write 5,600,000 in scientific notation", "5.6 × 10^6");
        let zeros = || number("How many is a crore?", 1e7, "");
        let sin = || term("sin 60° = ?", "√3/2");
        let gauss = || number("1 + 2 + … + 100 = ?", 5050.0, "");
        let minus = || number("What is 3 − 10?", -7.0, "");
        let eulers = || number("Apéry's constant to four decimals?", 1.2021, "");
        check(&[
            (
                fact(),
                Correct,
                "120|5*4*3*2*1 = 120|one hundred twenty|1·2·3·4·5=120|120.0|a hundred and twenty|=120|5 x 4 x 3 x 2 = 120|5*24, so 120|5! = 120|1 × 2 × 3 × 4 × 5|6*20",
            ),
            (fact(), Wrong, "24|720|5|15|1+2+3+4+5 = 15|102|12|120 or 24|5!"),
            (
                log(),
                Correct,
                "5|five|2^5 = 32 so 5|log2(32) = 5|5, because 2^5 = 32|5 (2^5 = 32)|5.0|5 as 2^5=32|5 since two to the fifth is 32",
            ),
            (log(), Wrong, "32|4|6|2^5|0.2|16|5 or 6"),
            (
                root(),
                Correct,
                "1.414|1.41421356|≈1.414|1,414|one point four one four|1.4142|sqrt(2) = 1.414|about 1.414|√2 ≈ 1.414",
            ),
            (root(), Partial, "1.4|1.41|around 1.4"),
            (root(), Wrong, "1.441|1.732|14.14|0.707|-1.414|1.5"),
            (
                micro(),
                Correct,
                "10^-6|10⁻⁶|1e-6|10**-6|one millionth|a millionth|ten to the minus six|10 to the power of -6|10^(-6)|0.000001|10 to the minus 6|1/1000000|ten to the power of minus six|1 x 10^-6|1/10^6",
            ),
            (micro(), Wrong, "10^6|10^-9|10^-3|-6|a million|10^-6 or 10^-9|1000000|6"),
            (
                notation(),
                Correct,
                "5.6 × 10^6|5.6e6|5.6*10^6|5.6 x 10⁶|5.6E6|5,6 · 10^6|five point six times ten to the six|5.6 times 10 to the 6th|5.6 x 10 to the power of 6",
            ),
            (notation(), Wrong, "5600000|5,600,000|5.6 × 10^5|5.6 × 10^-6|6.5 × 10^6|5.6 million|5.6^6"),
            (
                zeros(),
                Correct,
                "10 million|10,000,000|1,00,00,000|10^7|ten million|1e7|100 lakh|100 lakhs|10 000 000|10.000.000|10M",
            ),
            (zeros(), Wrong, "1 million|100 million|10^6|10,000|10^8|10 billion"),
            (
                sin(),
                Correct,
                "√3/2|sqrt(3)/2|0.866|0.8660254|√3 / 2|root 3 over 2|(√3)/2|half of root 3|square root of 3 over 2|half root three|1/2 √3|0.87|the square root of three divided by two|½√3|sqrt 3 / 2|3^0.5/2|3^(1/2)/2",
            ),
            (sin(), Wrong, "1/2|√2/2|-√3/2|√3|√(3/2)|0.5|sqrt(3)|2/√3|3/2"),
            (
                gauss(),
                Correct,
                "5050|5,050|100*101/2 = 5050|50 * 101 = 5050|five thousand and fifty|50 pairs of 101, so 5050|n(n+1)/2 = 5050",
            ),
            (gauss(), Wrong, "5000|5500|505|10100|100|5051|5050 or 5000"),
            (minus(), Correct, "-7|−7|minus 7|minus seven|negative seven|- 7|3-10 = -7|–7|-7.0|it's -7"),
            (minus(), Wrong, "7|-13|13|+7|-17|3 - 10|-7 or 7|±7"),
            (eulers(), Correct, "1.2021|1.2020569|≈ 1.2021|one point two zero two one|1,2021"),
            (eulers(), Partial, "1.202|1.20"),
            (eulers(), Wrong, "1.2012|3.1416|12.021|1.618|1.3|1.212"),
        ]);
    }

    #[test]
    #[allow(clippy::too_many_lines, reason = "a table")]
    fn more_units_and_notations() {
        let bp = || number("Normal systolic blood pressure?", 120.0, "mmHg");
        let dose = || number("Ibuprofen: maximum daily dose without prescription?", 1200.0, "mg");
        let glucose = || number("Fasting glucose: upper limit of normal (with unit)?", 100.0, "mg/dL");
        let angle = || number("Sum of the angles in a triangle?", 180.0, "°");
        let radians = || number("Sum of the angles in a triangle in degrees?", 180.0, "");
        let area = || number("Area of a football field of 100 m by 70 m?", 7000.0, "m²");
        let mem = || number("How much RAM fits a 32-bit address space?", 4.0, "GiB");
        let volt = || number("Mains voltage in Europe", 230.0, "V");
        let power = || term("1000 J in 4 s: what power?", "250 W");
        let force = || term("Force on 2 kg at 9.81 m/s²?", "19.62 N");
        let conc = || number("0.5 mol in 250 mL: concentration?", 2.0, "mol/L");
        let heart = || term("Normal resting heart rate of adults", "60–100 bpm");
        let ph = || number("pH of pure water at 25 °C?", 7.0, "");
        let speed = || number("Speed limit on rural roads in Germany?", 100.0, "km/h");
        let age = || number("From which age may you vote in federal elections in the US?", 18.0, "");
        let pop = || number("Population of Germany, in millions (about)?", 84.0, "");
        let density = || number("Density of gold?", 19.3, "g/cm³");
        let ratio = || term("Compression to breath ratio in adult CPR", "30:2");
        let light_year = || number("How far is Proxima Centauri?", 4.24, "light-years");
        let oven = || number("Bake the cake at what temperature (°C)?", 180.0, "");
        let height = || term("How tall is the door?", "6 ft 8 in");
        let earth = || term("How old is the Earth?", "4.5 billion years");
        let halflife = || number("Half-life of carbon-14", 5730.0, "years");
        check(&[
            (
                bp(),
                Correct,
                "120 mmHg|120 mm Hg|120mmhg|16 kPa|below 120 mmHg? no, 120 mmHg|about 120 mmHg|120 millimeters of mercury",
            ),
            (bp(), Partial, "120"),
            (bp(), Wrong, "80 mmHg|210 mmHg|120 kPa|120 Hg cm or 80|12 mmHg"),
            (
                dose(),
                Correct,
                "1200 mg|1.2 g|1,200mg|3 x 400 mg|1200 mg a day|1.2 g/day|1200 mg per day|six 200 mg tablets = 1200 mg|400 mg three times a day, so 1200 mg",
            ),
            (dose(), Wrong, "1200 g|120 mg|2400 mg|400 mg|1200 µg|1.2 mg|1200 mg per hour"),
            (glucose(), Correct, "100 mg/dL|100 mg/dl|1 g/L|100 mg per deciliter|<100 mg/dL|below 100 mg/dl"),
            (glucose(), Wrong, "100 g/dL|200 mg/dL|100 mg/L|126 mg/dl|100 mmol/L"),
            (
                angle(),
                Correct,
                "180°|180 degrees|π rad|pi radians|3.14159 rad|one hundred eighty degrees|180 deg|it's 180°|two right angles = 180°",
            ),
            (angle(), Wrong, "360°|90 degrees|180 rad|180 °C|2π rad|108°"),
            (radians(), Correct, "180|180°|180 degrees|one eighty|a hundred and eighty"),
            (radians(), Wrong, "360|180 radians|90"),
            (
                area(),
                Correct,
                "7000 m²|7000 m2|7000 m^2|7,000 square meters|0.7 ha|0.7 hectares|7000 sq m|7000 square metres|100*70 = 7000 m²|7e3 m²|0.007 km²",
            ),
            (area(), Partial, "7000"),
            (area(), Wrong, "7000 m|170 m|7000 m³|700 m²|7000 km²|340 m|7000 cm²"),
            (
                mem(),
                Correct,
                "4 GiB|4 GB|2^32 bytes|4 gigabytes|4096 MiB|4294967296 bytes|4GB|4 gibibytes|4,294,967,296 B",
            ),
            (mem(), Wrong, "4 MB|32 GB|2 GB|4 Gbit|4 TB|4 gigabits"),
            (volt(), Correct, "230 V|230V|230 volts|0.23 kV|230 v|230 volt|about 230 V|230 V AC|230 volts, 50 Hz"),
            (volt(), Wrong, "110 V|230 A|230 W|230 mV|220 or 230 V|320 V|23 V"),
            (
                power(),
                Correct,
                "250 W|250 watts|0.25 kW|250 J/s|1000/4 = 250 W|1000 J / 4 s = 250 W|250 joules per second|a quarter kilowatt|P = 250 W|¼ kW|250 Nm/s",
            ),
            (power(), Wrong, "250 J|4000 W|250 N|250 kW|25 W|400 W|-250 W"),
            (
                force(),
                Correct,
                "19.62 N|19.6 N|19.62 newtons|19.62 kg m/s²|F = 2 * 9.81 = 19.62 N|0.01962 kN|19.62 kg·m·s^-2",
            ),
            (force(), Wrong, "19.62 J|4.9 N|19.62 kg|9.81 N|196.2 N|19.62 m/s²|19.26 N"),
            (
                conc(),
                Correct,
                "2 mol/L|2 M|2 molar|2 mol per liter|2 mol/l|2000 mmol/L|0.5 / 0.25 = 2 mol/L|2 mol/dm³|2 mol dm^-3|2 mM times 1000 = 2 M",
            ),
            (conc(), Wrong, "2 mmol/L|0.125 mol/L|2 mol|2 g/L|0.002 M|4 mol/L|2 mM"),
            (
                heart(),
                Correct,
                "60-100 bpm|60 to 100 beats per minute|60–100/min|between 60 and 100 bpm|60-100 beats/min|from 60 to 100 bpm|1-1.67 Hz",
            ),
            (heart(), Wrong, "40-60 bpm|60-100 mmHg|100-160 bpm|60-100 Hz|6-10 bpm"),
            (ph(), Correct, "7|7.0|seven|pH 7|neutral, so 7|pH = 7|ph is 7|7 (neutral)|-log(10^-7) = 7|7.00"),
            (ph(), Wrong, "7.4|14|10^-7|0|6 or 7|-7|8"),
            (
                speed(),
                Correct,
                "100 km/h|100 kmh|100 kph|100 kilometers per hour|100 km per hour|62 mph|100 km/hr|100 kilometres an hour",
            ),
            (speed(), Partial, "100"),
            (speed(), Wrong, "100 mph|130 km/h|100 m/s|50 km/h|100 km|60 km/h"),
            (age(), Correct, "18|18 years|eighteen|18 years old|at 18|18 yrs|from 18|you have to be 18|18+"),
            (age(), Wrong, "21|16|18 months|81|18 or 21|17"),
            (
                pop(),
                Correct,
                "84|84 million|about 84 million|83 million|84,000,000|eighty-four million|84m|84 mio|83.5|roughly 84",
            ),
            (pop(), Wrong, "84 billion|8.4 million|48 million|84 thousand|840|60 million"),
            (
                density(),
                Correct,
                "19.3 g/cm³|19.3 g/cm3|19300 kg/m³|19.3 g/ml|19.32 g/cc|19.3 grams per cubic centimeter|19.3 kg/L|19.3 g cm^-3|19,300 kg/m^3",
            ),
            (density(), Wrong, "19.3 kg/m³|19.3 g/L|1.93 g/cm³|13.9 g/cm³|11.3 g/cm³|19.3 g/m²"),
            (ratio(), Correct, "30:2|30 to 2|30/2|15:1|thirty to two|30 : 2"),
            (ratio(), Wrong, "15:2|2:30|30:1|3:2|5:1"),
            (
                light_year(),
                Correct,
                "4.24 light years|4.24 ly|4.2 lightyears|1.3 parsecs|1.30 pc|about 4.2 light years|4.24 lys|40 trillion km",
            ),
            (light_year(), Wrong, "4.24 parsecs|4.24 km|42.4 light years|8.6 ly|4.24 AU|2.44 ly"),
            (oven(), Correct, "180|180 °C|180°|356 °F|180 degrees|180C|one eighty celsius|350 F? no, 356 °F|180 deg C"),
            (oven(), Wrong, "180 °F|200|350 °F|80 °C|180 K|1800"),
            (height(), Correct, "6 ft 8 in|6'8\"|6 feet 8 inches|80 inches|6 foot 8|2.03 m|203 cm|6ft8|six foot eight"),
            (height(), Wrong, "8 ft 6 in|6 ft|68 inches|6.8 ft|6.8 m|8'6\""),
            (
                earth(),
                Correct,
                "4.5 billion years|4.5 bn years|4.5 Gyr|4500 million years|4.54 billion years|4.5e9 years|four and a half billion years|4.5 Ga|4.5 thousand million years|4.5 × 10⁹ y|4.5 billion yrs old|4.6 billion? no 4.5 billion years",
            ),
            (
                earth(),
                Wrong,
                "4.5 million years|45 billion years|13.8 billion years|5.4 billion years|4.5 billion days|6000 years|4.5 trillion years",
            ),
            (
                halflife(),
                Correct,
                "5730 years|5,730 yrs|5.73 kyr|about 5700 years|5730 ± 40 years|5730 a|5.73 thousand years|around 5,730 years",
            ),
            (halflife(), Wrong, "5370 years|573 years|5730 days|5730 million years|57,300 years"),
        ]);
    }

    #[test]
    #[allow(clippy::too_many_lines, reason = "a table")]
    fn numbers_that_repeat_the_question_are_no_answers() {
        let war = || number("In which year did World War 1 begin?", 1914.0, "");
        let second_war = || number("When did the Second World War end?", 1945.0, "");
        let roman_war = || number("In which year did World War II end?", 1945.0, "");
        let season = || term("When does season 13 of The Amazing Race premiere?", "May 29, 2018");
        let ypres = || term("When did the first battle of Ypres end?", "22 November 1914");
        let wars = || number("How many wars have India and Pakistan fought?", 4.0, "");
        let minutes = || number("How many minutes are two hours?", 120.0, "");
        let share = || number("What is 20% of 100 kg, in kg?", 20.0, "");
        let virus = || number("In which year was COVID-19 first reported?", 2019.0, "");
        let area = || number("Area of a rectangle with sides 3 cm and 4 cm?", 12.0, "cm²");
        let boiling = || number("What is the boiling point of water in °C at 1 atm?", 100.0, "°C");
        let landing = || number("In what year did people first land on the Moon?", 1969.0, "");
        let people = || number("How many people lived in Berlin in 2010, in millions?", 3.4, "");
        let states = || number("How many states does the US have?", 50.0, "");
        let amendment = || number("Which amendment abolished slavery?", 13.0, "");
        let bombs = || number("How many atomic bombs were dropped in World War 2?", 2.0, "");
        let days = || number("A 2-day trip and a 3-day trip: how long is the longer one, in days?", 3.0, "");
        let act = || number("In how many lines is act 3 of Hamlet?", 1000.0, "");
        check(&[
            (
                war(),
                Correct,
                "World War 1 began in 1914|1914|World War 1: 1914|WW1 began in 1914|in 1914, World War 1 began|World War 1 - 1914|World War 1 in 1914|world war 1 started in 1914 i think|The First World War began in 1914|World War one began July 28, 1914|world war 1 broke out in July 1914",
            ),
            (
                war(),
                Wrong,
                "World War 1|World War 1 began in 1915|1|World War 1 began in 1914 or 1915|World War 1 ended in 1918|1914 or 1918|1914, 1915|not 1914|first",
            ),
            (
                second_war(),
                Correct,
                "the second world war ended in 1945|World War 2 ended in 1945|ww2 ended in 1945|WW2: 1945|it ended in 1945, the second world war",
            ),
            (second_war(), Wrong, "World War 2 ended in 1944|the second|World War 2 ended in 1944 or 1945|2"),
            (roman_war(), Correct, "World War 2 ended in 1945|World War II ended in 1945|world war two ended in 1945"),
            (roman_war(), Wrong, "World War 2|World War II|world war two ended in 1954"),
            (
                season(),
                Correct,
                "Season 13 premiered on May 29, 2018.|season 13: may 29 2018|29 May 2018|it premiered May 29, 2018|season thirteen premieres on the 29th of May 2018|on may 29, 2018, season 13 premiered",
            ),
            (season(), Partial, "season 13 premiered in 2018"),
            (season(), Wrong, "season 13|Season 13 premiered on May 28, 2018|season 13, june 29, 2018"),
            (
                ypres(),
                Correct,
                "The first battle of Ypres ended on November 22, 1914.|22 November 1914|the first battle ended 22 Nov 1914|first battle of ypres: 22/11/1914|the 1st battle of Ypres ended on 22 November 1914",
            ),
            (ypres(), Partial, "the first battle ended in November 1914|the first battle of Ypres ended in 1914"),
            (
                ypres(),
                Wrong,
                "The first battle of Ypres ended on November 23, 1914|the first battle|the first battle ended in 1915",
            ),
            (
                wars(),
                Correct,
                "India and Pakistan have fought four major wars: in 1947, 1965, 1971 and 1999|they fought 4 wars: 1947, 1965, 1971, 1999|four|in 1947, 1965, 1971 and 1999, so 4|four (1947, 1965, 1971, 1999)|since 1947 they have fought 4 wars|By 1999 they had fought four wars|4 wars in 1947, 1965, 1971 and 1999",
            ),
            (
                wars(),
                Wrong,
                "India and Pakistan have fought three major wars: in 1947, 1965 and 1971|3 or 4|3, 4|3 4 5|in 1947|5 wars: 4 in the north and one at sea",
            ),
            (
                minutes(),
                Correct,
                "two hours are 120 minutes|2 hours are 120 minutes|120|120 min|2 h = 120 min|120 minutes, as one hour has 60|in two hours there are 120 minutes|2 * 60 = 120|2 hours is 2 x 60, so 120 minutes",
            ),
            (
                minutes(),
                Wrong,
                "two hours|two|2|two hours are 100 minutes|120 or 60|100, 110, 120|two hours are 60 or 120 minutes|60|100 120",
            ),
            (share(), Correct, "20% of 100 kg is 20 kg|20|20 kg|20% of 100 = 20|20 percent of 100 kg are 20"),
            (share(), Wrong, "20% of 100 kg is 25 kg|80|100 kg|20 or 80|20% of 100 kg is 2 kg"),
            (
                virus(),
                Correct,
                "COVID-19 was first reported in 2019|covid 19 was reported in december 2019|COVID19: 2019|2019|covid-19 in 2019",
            ),
            (
                area(),
                Correct,
                "3 cm times 4 cm is 12 cm²|with sides 3 and 4 the area is 12 cm²|3*4 = 12 cm²|sides of 3 and 4 cm make 12 cm²",
            ),
            (
                area(),
                Wrong,
                "3 cm times 4 cm is 14 cm²|3 cm|3 is 4|with 3 and 4 the area is 12 or 14 cm²|3 or 4 is 12 cm²",
            ),
            (boiling(), Correct, "100 °C|at 1 atm it is 100 °C|99.97 °C|1 atm: 100"),
            (boiling(), Wrong, "99|101 °C|at 1 atm it is 90 °C|1 atm"),
            (virus(), Wrong, "COVID-19|COVID-19 was first reported in 2020|19|covid 19, 2018"),
            (
                landing(),
                Correct,
                "Apollo 11 landed in 1969|apollo 11 in 1969|2 men landed in 1969|the first landing was in 1969|1969 with apollo 11|the third decade of the race, 1969",
            ),
            (
                landing(),
                Wrong,
                "Apollo 11 landed in 1968|apollo 11|11|1968, 69|1968 69|1968 or maybe 69|the first landing|1968 or 1969",
            ),
            (
                people(),
                Correct,
                "In 2010, 3.4 million people lived in Berlin|3.4 million in 2010|3.4|in 2010 it was 3.4 million|3.4 in 2010",
            ),
            (
                people(),
                Wrong,
                "in 2010|2010|in 2010 it was 5 million|in 2010, 3.4 billion|in 2010 it was 3 or 4 million",
            ),
            (
                states(),
                Correct,
                "50|since 1959 it has had 50 states|In 1959 it became 50 states|50 since 1959|the 50th joined in 1959, so 50|as of July 4, 1960 there are 50 states|Hawaii was the last one, it has 50",
            ),
            (states(), Wrong, "48|since 1959 it has had 49 states|48 or 50|the 49th|48, 50|in 1959"),
            (
                amendment(),
                Correct,
                "the 13th amendment, ratified in 1865|13|in 1865 the 13th amendment did|the 13th, not the 14th",
            ),
            (amendment(), Wrong, "the 14th amendment, ratified in 1868|13th or 14th|12th, 13th|the 14th in 1868"),
            (
                bombs(),
                Correct,
                "2|two|World War 2 saw two bombs|2 bombs were dropped in World War 2|in WW2, 2 bombs were dropped",
            ),
            (bombs(), Wrong, "World War 2 saw 3 bombs|3|1 or 2|in world war 2, one bomb was dropped"),
            (days(), Correct, "3|3 days|3 days and 2 nights|three days"),
            (days(), Wrong, "2|2 days|2 or 3|2, 3"),
            (act(), Correct, "act 3 has 1000 lines|1000|1,000 lines in act 3"),
            (act(), Wrong, "act 3|3|act 3 has 100 lines|1000 or 3"),
        ]);
    }

    #[test]
    fn years_and_periods_have_many_names() {
        let caesar = || term("In which year was Julius Caesar killed?", "44 BC");
        let rome = || term("In which year did the Western Roman Empire end?", "AD 476");
        let hamlet = || term("In which century did Shakespeare write Hamlet?", "17th century");
        let wall = || term("In which decade did the Berlin Wall fall?", "1980s");
        check(&[
            (
                caesar(),
                Correct,
                "44 years before our era|44 before Christ|the year 44 before the common era|-44|44 years before Christ|44 BCE",
            ),
            (caesar(), Wrong, "44 years after Christ|44 of our era|45 years before our era|-54|+54"),
            (rome(), Correct, "476 of our era|476 after Christ|476 of the common era|476 CE"),
            (rome(), Wrong, "476 before our era|-476|476 years before Christ"),
            (hamlet(), Correct, "the 17th one|the seventeenth one|the 1600s|XVII|seventeenth"),
            (hamlet(), Wrong, "the 16th one|the sixteenth one|the 1700s"),
            (
                wall(),
                Correct,
                "the eighties|the 80s|'80s|80's|nineteen-eighties|nineteen eighties|1980-1989|in the 1980s",
            ),
            (wall(), Wrong, "the 90s|the nineties|1970s|1890s|eighteen-eighties|1990-1999"),
        ]);
    }

    #[test]
    fn numbers_have_marks_of_their_base_and_protocol() {
        let binary = || number("Write the decimal number 12 in binary.", 1100.0, "");
        let octal = || number("What is decimal 15 in octal?", 17.0, "");
        let decimal = || number("Convert binary 101 to decimal.", 5.0, "");
        let status = || number("Which HTTP status code means Forbidden?", 403.0, "");
        check(&[
            (binary(), Correct, "0b1100|1100₂|00001100|0000 1100|1100b|1100 (base 2)|one one zero zero"),
            (binary(), Wrong, "0xC|0011|12|110|1010|0b1010|1101₂"),
            (octal(), Correct, "0o17|17₈|017|17 (base 8)"),
            (octal(), Wrong, "0x17|15|21|0o71"),
            (decimal(), Correct, "5|5₁₀|five|4 + 1 = 5"),
            (decimal(), Wrong, "101|0b101|6₁₀"),
            (status(), Correct, "HTTP/1.1 403 Forbidden|HTTP/2 403|four oh three|403 Forbidden|error 403"),
            (status(), Wrong, "HTTP/1.1 404|401 403|HTTP/2|430"),
        ]);
    }

    #[test]
    fn a_half_may_follow_the_unit() {
        let film = || term("How long is the film?", "1.5 hours");
        let bottle = || number("How many liters are in the bottle?", 2.5, "liters");
        check(&[
            (film(), Correct, "an hour and a half|one and a half hours|1 hour and a half|90 minutes|one hour thirty"),
            (film(), Wrong, "two hours and a half|half an hour|an hour and a quarter"),
            (bottle(), Correct, "two liters and a half|2 litres and a half|two and a half"),
            (number("What is the mass of a liter of water?", 1.0, "kg"), Correct, "a kilo|a kilogram|one kilo|1000 g"),
            (number("What is the mass of a liter of water?", 1.0, "kg"), Wrong, "a gram|an ounce|a pound|a tonne"),
            (bottle(), Wrong, "a liter and a half|three liters and a half|half a liter"),
        ]);
    }

    /// A whole number below a million in English words.
    fn in_words(value: u32) -> String {
        const SMALL: [&str; 20] = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        match value {
            0..20 => SMALL[value as usize].to_owned(),
            20..100 if value.is_multiple_of(10) => TENS[value as usize / 10].to_owned(),
            20..100 => format!("{}-{}", TENS[value as usize / 10], SMALL[value as usize % 10]),
            100..1000 if value.is_multiple_of(100) => format!("{} hundred", in_words(value / 100)),
            100..1000 => format!("{} hundred and {}", in_words(value / 100), in_words(value % 100)),
            _ if value.is_multiple_of(1000) => format!("{} thousand", in_words(value / 1000)),
            _ if value % 1000 < 100 => format!("{} thousand and {}", in_words(value / 1000), in_words(value % 1000)),
            _ => format!("{} thousand {}", in_words(value / 1000), in_words(value % 1000)),
        }
    }

    fn grouped(value: u32, separator: char) -> String {
        let digits = value.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        groups.join(&separator.to_string())
    }

    /// What numbers, units and dates are made of, to be put together in any order.
    const PIECES: &[&str] = &[
        "0",
        "1",
        "9",
        "12",
        "1969",
        "000",
        ",",
        ".",
        "'",
        " ",
        " ",
        " ",
        "-",
        "−",
        "–",
        "+",
        "*",
        "×",
        "/",
        "^",
        "²",
        "⁻³",
        "(",
        ")",
        "√",
        "π",
        "½",
        "%",
        "‰",
        "°",
        "$",
        "€",
        "=",
        "≈",
        "~",
        "<",
        "≥",
        "±",
        ":",
        ";",
        "\n",
        "\"",
        "e",
        "e9",
        "x",
        "one",
        "two ",
        "seven",
        "ten ",
        "fifteen",
        "sixty",
        "hundred",
        "thousand ",
        "milion",
        "k",
        "M",
        "dozen",
        "half",
        "quarters",
        "third",
        "thirteenth ",
        "point",
        "oh",
        "and ",
        "or ",
        "to ",
        "the ",
        "of ",
        "a ",
        "in ",
        "out of ",
        "between ",
        "minus ",
        "squared",
        "times ",
        "over ",
        "per ",
        "root",
        "pi",
        "about ",
        "-ish",
        "th",
        "st",
        "m",
        "kg",
        "ms",
        "°C",
        "km/h",
        "years ",
        "minutes",
        "ft",
        "degrees ",
        "GB",
        "dollars",
        "July ",
        "may ",
        "44 BC",
        "AD ",
        "century",
        "XIV",
        "s",
        "'89",
        "not ",
        "no, ",
        "so ",
        "World War ",
        "season ",
        "II",
        "é",
        "\u{301}",
        "ß",
    ];

    #[test]
    fn judging_takes_bounded_steps() {
        // Every piece over and over, which is what an exponential reader would stumble over.
        let judge = number("How many hours did season 2 take in World War 1?", 8.5, "m/s");
        for piece in PIECES {
            for other in ["", " ", "(", "2", "half a ", "one hundred and ", "-", "m/s", "^", "of the "] {
                judge.judge(&[*piece, other].concat().repeat(400));
            }
        }
    }

    proptest! {
        #[test]
        fn every_notation_of_a_whole_number_is_read(value in 0..1_000_000_u32, other in 0..1_000_000_u32) {
            let judge = number("How large is it?", f64::from(value), "");
            for (given, wanted) in [(value, Correct), (other, if value == other { Correct } else { Wrong })] {
                for answer in [
                    given.to_string(),
                    grouped(given, ','),
                    grouped(given, ' '),
                    grouped(given, '\''),
                    in_words(given),
                    format!("{given}.0"),
                    format!("{:e}", f64::from(given)),
                    format!("about... no, exactly {given} I think"),
                ] {
                    prop_assert_eq!(judge.judge(&answer).outcome, wanted, "{}", answer);
                }
                prop_assert_eq!(judge.judge(&format!("{given} or {}", given + 1)).outcome, Wrong);
                prop_assert_eq!(judge.judge(&format!("-{}", given + 1)).outcome, Wrong);
            }
        }

        #[test]
        fn prefixes_convert(value in 1..10_000_u32, decimals in 0..3_u32) {
            let value = f64::from(value) / f64::from(10_u32.pow(decimals));
            let judge = number("What is its mass, with its unit?", value, "g");
            for (factor, unit, wanted) in [
                (1.0, "g", Correct),
                (1e3, "mg", Correct),
                (1e-3, "kg", Correct),
                (1e6, "µg", Correct),
                (1.0, "mg", Wrong),
                (1.0, "kg", Wrong),
                (1.0, "m", Wrong),
            ] {
                let answer = format!("{} {unit}", value * factor);
                prop_assert_eq!(judge.judge(&answer).outcome, wanted, "{}", answer);
            }
        }

        #[test]
        fn calculations_and_dates_never_panic(
            prompt in prop::collection::vec(prop::sample::select(PIECES), 0..12),
            answer in prop::collection::vec(prop::sample::select(PIECES), 0..200),
        ) {
            let (prompt, answer) = (prompt.concat(), answer.concat());
            for judge in [
                number(&prompt, 8.5, "m/s"),
                number(&prompt, 1969.0, ""),
                term(&prompt, "14 July 1789"),
            ] {
                let verdict = judge.judge(&answer);
                prop_assert_eq!(verdict, judge.judge(&answer));
            }
        }

        #[test]
        fn nothing_panics(answer in "[-0-9a-zé .,:;/^*()√π°%$€±=<>\"']{0,60}|\\PC{0,200}", prompt in "\\PC{0,60}") {
            for judge in [
                number(&prompt, 8.5, "m/s"),
                number(&prompt, 44.0, "BC"),
                number("What percentage?", 12.0, ""),
                term(&prompt, "14 July 1789"),
                term(&prompt, "7.35–7.45"),
                term(&prompt, &answer),
            ] {
                judge.judge(&answer);
            }
        }
    }

    #[test]
    fn long_answers_are_judged() {
        let judge = number("Speed?", 8.5, "m/s");
        for part in [
            "8",
            "8 ",
            "(",
            "√",
            "-",
            "8.5 m/s, ",
            "ten to the ",
            "\u{301}",
            "½",
            "1,",
            "m/",
            "one hundred and ",
            "×10^",
        ] {
            judge.judge(&part.repeat(2000));
        }
    }
}
