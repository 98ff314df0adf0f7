//! Words hyphenated by EYD.

use proptest::prelude::*;

use super::{LEAST_AFTER, LEAST_BEFORE, certain_boundaries, points, word_points};

/// The word with hyphens at these points.
fn divided(word: &str, points: &[usize]) -> String {
    let mut divided = String::new();
    for (index, letter) in word.char_indices() {
        if points.contains(&index) {
            divided.push('-');
        }
        divided.push(letter);
    }
    divided
}

/// The text with hyphens at all hyphenation points.
fn shown(text: &str) -> String {
    divided(text, &points(text))
}

fn assert_boundaries(table: &str) {
    for expected in table.split_whitespace() {
        let word = expected.replace('-', "");
        assert_eq!(divided(&word, &certain_boundaries(&word)), expected);
    }
}

#[test]
fn roots_are_divided_into_syllables() {
    assert_boundaries(
        "ke-lu-ar-ga ma-sya-ra-kat mu-sya-wa-rah sya-rat i-sya-rat khu-sus makh-luk nya-nyi-an ta-nya \
         ha-nya sang-gup tang-gal lang-sung a-ca-ra da-e-rah ru-pi-ah bu-at so-si-al ra-ha-si-a \
         man-di som-bong bang-krut cap-lok ap-ril swas-ta res-mi wak-tu ker-ja un-tuk bah-wa ar-sip \
         ul-tra in-fra in-stru-men in-dus-tri kon-struk-si con-toh ken-da-la ling-kup wi-ra-swas-ta",
    );
}

#[test]
fn diphthongs_are_not_parted() {
    assert_boundaries(
        "pan-tai sam-pai pe-ga-wai ni-lai mu-lai me-te-rai sau-da-ra pu-lau sur-vei am-boi la-lai \
         ni-lai-nya pe-ni-lai-an pe-man-tau-an mau-pun wa-lau-pun se-ba-gai-ma-na me-nyam-pai-kan \
         se-su-ai ke-se-su-ai-an pe-nye-le-sai-an se-lain lain-nya lautan",
    );
}

#[test]
fn the_words_of_agreements() {
    assert_boundaries(
        "pem-ber-da-ya-an ke-se-jah-te-ra-an pe-lak-sa-na-an me-lak-sa-na-kan di-lak-sa-na-kan \
         pem-bi-a-ya-an pem-bi-na-an ke-ten-tu-an per-se-tu-ju-an ke-a-da-an ke-u-angan tu-ju-an \
         ba-gi-an ke-sa-tu-an ke-mam-pu-an ke-mam-pu-an-nya",
    );
    assert_boundaries(
        "di-mak-sud di-tu-ang-kan di-se-but di-su-sun di-sam-pai-kan di-se-le-sai-kan di-la-ku-kan \
         di-gu-na-kan di-per-lu-kan di-per-pan-jang di-ke-hen-da-ki di-tan-da-ta-nga-ni",
    );
    assert_boundaries(
        "mem-pu-nyai me-ru-pa-kan me-li-pu-ti me-mu-at me-la-lu-i mem-fa-si-li-ta-si men-ca-pai \
         men-ja-ga men-du-kung men-jang-kau me-nun-juk me-nyu-sun me-nye-leng-ga-ra-kan \
         me-nye-di-a-kan me-ning-kat-kan meng-ha-pus-kan meng-ge-rak-kan me-wu-jud-kan \
         me-mub-li-ka-si-kan mem-per-ha-ti-kan mem-per-tang-gung-ja-wab-kan",
    );
    assert_boundaries(
        "ber-sa-ma ber-la-ku ber-da-sar-kan ber-ka-la ber-mu-sya-wa-rah ber-me-te-rai ber-tem-pat \
         ber-we-nang be-ser-ta be-be-ra-pa ter-se-but ter-ja-di ter-pi-sah-kan ter-tu-lis ter-ha-dap \
         ter-le-bih per-pus-ta-ka-an per-lu per-se-li-sihan se-ca-ra se-be-lum se-lan-jut-nya \
         se-pa-kat se-ti-ap ke-pa-da ke-lem-ba-ga-an ke-ku-a-sa-an ke-ra-ha-si-a-an ke-ti-dak-se-su-ai-an",
    );
    assert_boundaries(
        "pe-nye-leng-ga-ra-an pe-nye-di-a-an pe-nye-su-ai-an pe-me-rin-tah peng-hu-bung pe-nu-tup \
         pe-nang-gung pe-lak-sa-na pem-ba-gi-an pe-mang-ku pen-du-duk pem-ber-la-ku-an hu-kum \
         ha-sil-nya fung-si-nya a-pa-kah",
    );
    assert_boundaries(
        "ko-mu-ni-ka-si in-for-ma-ti-ka in-for-ma-si e-va-lu-a-si mo-ni-to-ring do-ku-men-ta-si \
         so-si-a-li-sa-si ad-mi-nis-tra-si li-te-ra-si tek-no-lo-gi fa-si-li-ta-tor ko-pe-ra-si \
         kre-a-ti-vi-tas pub-li-ka-si in-stan-si ko-res-pon-den-si a-kun-ta-bel e-fi-si-en a-den-dum \
         si-ner-gi-tas im-ple-men-ta-si di-gi-tal e-lek-tro-nik re-gis-tra-si ko-or-di-na-si",
    );
}

#[test]
fn eks_and_trans_are_kept_whole() {
    assert_boundaries(
        "eks-tra eks-trem teks-til kon-teks-tu-al trans-fer trans-por-ta-si trans-mig-ra-si tran-sak-si",
    );
}

#[test]
fn what_a_prefix_may_move_is_not_divided() {
    // ber-asal, be-ras; meng-atur, me-nga-rang; di-klarifikasi, dip-lo-ma; ke-stabil-an, pes-ta.
    assert_boundaries(
        "bera-sal bera-gam menga-tur menga-rang penge-lo-la pengen-da-li peru-bahan peren-ca-na \
         ke-bera-da-an mem-pero-leh di-pero-leh tera-khir bela-jar pem-bela-jaran nona-lam \
         an-tarang-go-ta in-terak-si dikla-ri-fi-ka-si diplo-ma kesta-bilan pesta me-menga-ru-hi",
    );
    // No prefix, whatever it looks like; and none in front of a consonant is in doubt.
    assert_boundaries(
        "mem-be-ri-kan di-be-ri-kan pem-be-ri-ta-hu-an be-ri-ta me-ne-ri-ma di-te-ri-ma pe-rik-sa \
         di-te-rap-kan pe-rin-tah ber-jalan",
    );
}

#[test]
fn what_a_suffix_may_move_is_not_divided() {
    // makan-an, pahla-wan; ikut-i, mate-ri; bijak-an, rasa-kan.
    assert_boundaries(
        "ma-kanan pah-lawan bim-bingan la-yanan la-yanan-nya mengi-kuti-nya ma-teri-nya ke-bi-jakan \
         per-baikan di-dikan pen-di-dikan",
    );
}

#[test]
fn joined_words_of_greek_are_not_divided_where_they_join() {
    assert_boundaries("ki-logram de-mogra-fi program in-frastruk-tur kon-trapro-duk-tif");
}

#[test]
fn two_letters_stay_and_three_go() {
    let shown = |word: &str| divided(word, &word_points(word));
    assert_eq!(shown("evaluasi"), "eva-lu-asi");
    assert_eq!(shown("pemberdayaan"), "pem-ber-da-yaan");
    assert_eq!(shown("adendum"), "aden-dum");
    assert_eq!(shown("dalam"), "da-lam");
    assert_eq!(shown("acara"), "acara");
    assert_eq!(shown("untuk"), "un-tuk");
    assert_eq!(shown("aku"), "aku");
    assert_eq!(shown(""), "");
}

#[test]
fn names_abbreviations_addresses_and_foreign_words_are_left_whole() {
    for text in [
        "Kutai Kartanegara",
        "PERJANJIAN KERJA SAMA",
        "PIHAK KESATU",
        "Diskominfo",
        "sekretariat@kukarkab.go.id",
        "https://kukarkab.go.id/kearsipan",
        "www.kearsipan.go.id",
        "perundang-undangan",
        "pemberdayaan/pembinaan",
        "pembinaan2",
        "workshop",
        "software",
        "pem\u{ad}berdayaan",
        "ékonomi",
    ] {
        assert_eq!(shown(text), if text == "software" { "sof-tware" } else { text });
    }
}

#[test]
fn punctuation_around_a_word_does_not_matter() {
    assert_eq!(
        shown("(pembinaan, “pembiayaan”; serta\u{a0}[evaluasi])."),
        "(pem-bi-naan, “pem-bi-a-yaan”; serta\u{a0}[eva-lu-asi])."
    );
}

proptest! {
    #[test]
    fn no_place_is_inside_a_sound_or_too_near_an_end(word in "(ng|ny|sy|kh|ai|au|ei|oi|[a-z]){1,9}") {
        let points = word_points(&word);
        prop_assert!(points.is_sorted_by(|one, next| one < next), "{points:?}");
        for point in points {
            prop_assert!(point >= LEAST_BEFORE && point + LEAST_AFTER <= word.len());
            let (before, after) = word.split_at(point);
            let around = [&before[before.len() - 1..], &after[..1]].concat();
            // Of `…nng…` the first n is a letter of its own; so is the g of `…ngg…`.
            prop_assert!(
                !["ai", "au", "ei", "oi", "kh", "ny", "sy", "ng"].contains(&around.as_str()),
                "{before}-{after}"
            );
            let vowel = |part: &str| part.contains(['a', 'e', 'i', 'o', 'u']);
            prop_assert!(vowel(before) && vowel(after), "{before}-{after}");
        }
    }

    #[test]
    fn any_text_has_points_between_characters_only(text in "\\PC{0,40}") {
        for point in points(&text) {
            prop_assert!(text.is_char_boundary(point));
        }
    }
}
