/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-import-fields.h"

#include <string.h>

#include "kor-collation.h"

#define FIELD(word) KOR_IMPORT_FIELD_##word

/* The columns of an exported file, which are those an import knows by default. */
static const KorImportField customer_export_fields[] = {
  FIELD (ID),           FIELD (FIRST_NAME),      FIELD (LAST_NAME),
  FIELD (ORGANISATION), FIELD (EMAIL),           FIELD (CO),
  FIELD (STREET),       FIELD (POSTAL_CODE),     FIELD (CITY),
  FIELD (REGION),       FIELD (COUNTRY),         FIELD (PHONE),
  FIELD (LANGUAGE),     FIELD (DECEASED),        FIELD (RETURNED_MAIL),
  FIELD (RESTRICTED),   FIELD (PUBLICATION_BAN), FIELD (MARKETING_BAN),
  FIELD (SOURCE),       FIELD (CREATED),
};

static const KorImportField order_export_fields[] = {
  FIELD (ORDER_NO),       FIELD (CUSTOMER_ID), FIELD (DATE),     FIELD (STATUS),
  FIELD (INVOICE_STATUS), FIELD (TOTAL_CENTS), FIELD (CURRENCY),
};

static const KorImportField order_line_fields[] = {
  FIELD (ORDER_NO), FIELD (PRODUCT),    FIELD (DESCRIPTION),
  FIELD (QUANTITY), FIELD (UNIT_PRICE), FIELD (DISCOUNT),
};

static const KorImportField customer_fields[] = {
  FIELD (ID),           FIELD (FIRST_NAME),      FIELD (LAST_NAME),     FIELD (NAME),
  FIELD (ORGANISATION), FIELD (EMAIL),           FIELD (PHONE),         FIELD (CO),
  FIELD (STREET),       FIELD (POSTAL_CODE),     FIELD (CITY),          FIELD (REGION),
  FIELD (COUNTRY),      FIELD (LANGUAGE),        FIELD (DECEASED),      FIELD (RETURNED_MAIL),
  FIELD (RESTRICTED),   FIELD (PUBLICATION_BAN), FIELD (MARKETING_BAN), FIELD (SOURCE),
  FIELD (CREATED),
};

static const KorImportField order_fields[] = {
  FIELD (ORDER_NO),       FIELD (CUSTOMER_ID), FIELD (DATE),  FIELD (STATUS),
  FIELD (INVOICE_STATUS), FIELD (TOTAL_CENTS), FIELD (TOTAL), FIELD (CURRENCY),
};

/*
 * Headings beside the fields' own words, in English, Finnish and Swedish, folded as
 * kor_import_heading_fold() does: small letters and digits without diacritics.
 */
static const struct {
  KorImportField field;
  const char *headings;
} known_headings[] = {
  { FIELD (ID),
    "customerid customerno customernumber custid asiakasnumero asiakasnro asiakastunnus tunnus "
    "numero nro kundnummer kundnr kundid nummer" },
  { FIELD (FIRST_NAME), "givenname forename etunimi etunimet kutsumanimi fornamn tilltalsnamn" },
  { FIELD (LAST_NAME), "surname familyname sukunimi efternamn slaktnamn" },
  { FIELD (NAME), "fullname nimi kokonimi namn fullstandigtnamn helanamnet" },
  { FIELD (ORGANISATION),
    "organization company companyname yritys yrityksennimi organisaatio yhteiso yhtio toiminimi "
    "foretag foretagsnamn bolag firma" },
  { FIELD (EMAIL),
    "emailaddress mail sahkoposti sahkopostiosoite sposti epost epostadress mejl mejladress" },
  { FIELD (PHONE),
    "telephone phonenumber mobile mobilephone tel puhelin puhelinnumero puh matkapuhelin gsm "
    "telefon telefonnummer mobil mobiltelefon mobilnummer" },
  { FIELD (CO), "careof coaddress coosoite coadress conamn conimi" },
  { FIELD (STREET),
    "address streetaddress addressline address1 postaladdress katuosoite osoite lahiosoite "
    "postiosoite gatuadress adress utdelningsadress postadress" },
  { FIELD (POSTAL_CODE), "postcode zip zipcode postinumero postinro postnummer postnr" },
  { FIELD (CITY),
    "town place posttown postitoimipaikka toimipaikka paikkakunta kaupunki ort postort "
    "postanstalt stad" },
  { FIELD (REGION), "state province county osavaltio laani maakunta delstat lan landskap" },
  { FIELD (COUNTRY), "countrycode maa maakoodi maatunnus land landskod" },
  { FIELD (LANGUAGE), "lang kieli asiointikieli aidinkieli sprak kontaktsprak modersmal" },
  { FIELD (DECEASED), "kuollut avliden" },
  { FIELD (RETURNED_MAIL), "palautunutposti postipalautunut returneradpost returpost" },
  { FIELD (RESTRICTED), "rajoitettu kasittelyrajoitettu begransad" },
  { FIELD (PUBLICATION_BAN),
    "julkaisukielto luettelokielto luettelonjulkaisukielto publiceringsforbud katalogforbud" },
  { FIELD (MARKETING_BAN),
    "markkinointikielto suoramarkkinointikielto mainoskielto marknadsforingsforbud reklamforbud "
    "direktmarknadsforingsforbud" },
  { FIELD (SOURCE), "lahde tietolahde kalla uppgiftskalla" },
  { FIELD (CREATED),
    "createdon createdat customersince luotu luontipaiva perustettu asiakkuusalkoi skapad "
    "skapaddatum kundsedan" },
  { FIELD (ORDER_NO),
    "order ordernumber orderid tilausnumero tilausnro tilaus tilaustunnus ordernummer ordernr "
    "bestallningsnummer bestallningsnr" },
  { FIELD (CUSTOMER_ID),
    "customer customerno customernumber asiakasnumero asiakasnro asiakastunnus asiakas kundnummer "
    "kundnr kund kundid" },
  { FIELD (DATE),
    "orderdate ordered paiva paivamaara pvm tilauspaiva tilauspvm datum orderdatum "
    "bestallningsdatum" },
  { FIELD (STATUS),
    "state orderstatus tila tilauksentila tilanne orderstatus tillstand bestallningsstatus" },
  { FIELD (INVOICE_STATUS),
    "invoicestate invoice laskuntila laskutila lasku fakturastatus fakturatillstand faktura" },
  { FIELD (TOTAL_CENTS), "cents sentit yhteensasenttia summasenttia cent totaltcent" },
  { FIELD (TOTAL),
    "amount sum ordertotal yhteensa summa loppusumma kokonaissumma totalt totalsumma belopp" },
  { FIELD (CURRENCY), "currencycode valuutta valuuttakoodi valuta valutakod" },
  { FIELD (PRODUCT),
    "productid productno productnumber sku item tuote tuotenumero tuotenro tuotekoodi "
    "tuotetunnus produkt produktnummer produktkod artikel artikelnummer artikelnr" },
  { FIELD (DESCRIPTION),
    "productname text kuvaus selite tuotenimi tuotteennimi nimike beskrivning benamning "
    "produktnamn" },
  { FIELD (QUANTITY), "qty pieces maara kpl lukumaara antal mangd kvantitet" },
  { FIELD (UNIT_PRICE),
    "price yksikkohinta ahinta hinta kappalehinta styckpris enhetspris apris pris" },
  { FIELD (DISCOUNT), "rebate alennus ale rabatt" },
};

/* Whether the list of words parted by spaces has the word. */
static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (words, word); p != NULL; p = strstr (p + 1, word))
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
is_own_word (KorImportField field, const char *folded)
{
  g_autofree char *word = kor_import_heading_fold (kor_import_field_to_string (field));

  return g_str_equal (word, folded);
}

/**
 * kor_import_kind_get_fields:
 * @kind: what a file holds
 * @n_fields: (out): how many fields it can have
 *
 * Any thread.
 *
 * Returns: (array length=n_fields): the fields an import of @kind knows
 */
const KorImportField *
kor_import_kind_get_fields (KorImportKind kind, guint *n_fields)
{
  switch (kind) {
  case KOR_IMPORT_ORDERS:
    *n_fields = G_N_ELEMENTS (order_fields);
    return order_fields;
  case KOR_IMPORT_ORDER_LINES:
    *n_fields = G_N_ELEMENTS (order_line_fields);
    return order_line_fields;
  case KOR_IMPORT_CUSTOMERS:
  default:
    *n_fields = G_N_ELEMENTS (customer_fields);
    return customer_fields;
  }
}

/**
 * kor_import_kind_get_export_fields:
 * @kind: what a file holds
 * @n_fields: (out): how many columns it has
 *
 * Any thread.
 *
 * Returns: (array length=n_fields): the columns of an exported file, in order
 */
const KorImportField *
kor_import_kind_get_export_fields (KorImportKind kind, guint *n_fields)
{
  switch (kind) {
  case KOR_IMPORT_ORDERS:
    *n_fields = G_N_ELEMENTS (order_export_fields);
    return order_export_fields;
  case KOR_IMPORT_ORDER_LINES:
    *n_fields = G_N_ELEMENTS (order_line_fields);
    return order_line_fields;
  case KOR_IMPORT_CUSTOMERS:
  default:
    *n_fields = G_N_ELEMENTS (customer_export_fields);
    return customer_export_fields;
  }
}

/**
 * kor_import_kind_has_field:
 * @kind: what a file holds
 * @field: a field
 *
 * Any thread.
 *
 * Returns: whether a file of @kind can have @field
 */
gboolean
kor_import_kind_has_field (KorImportKind kind, KorImportField field)
{
  guint n_fields;
  const KorImportField *fields = kor_import_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

/**
 * kor_import_heading_fold:
 * @heading: a heading or a word of a file
 *
 * Any thread.
 *
 * Returns: (transfer full): its letters and digits alone, without case and diacritics: "E-post",
 *   "e_post" and "EPOST" are the same
 */
char *
kor_import_heading_fold (const char *heading)
{
  g_autofree char *folded = kor_fold (heading);
  GString *bare = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (bare, c);
  }
  return g_string_free_and_steal (bare);
}

/**
 * kor_import_field_from_heading:
 * @kind: what the file holds
 * @heading: a column's heading
 * @field: (out): the field it stands for
 *
 * Recognises headings in English, Finnish and Swedish. Any thread.
 *
 * Returns: whether @heading is known
 */
gboolean
kor_import_field_from_heading (KorImportKind kind, const char *heading, KorImportField *field)
{
  g_autofree char *folded = kor_import_heading_fold (heading);
  guint n_fields;
  const KorImportField *fields = kor_import_kind_get_fields (kind, &n_fields);

  if (*folded == '\0')
    return FALSE;

  for (guint i = 0; i < n_fields; i++) {
    if (is_own_word (fields[i], folded)) {
      *field = fields[i];
      return TRUE;
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (known_headings); i++) {
    if (kor_import_kind_has_field (kind, known_headings[i].field) &&
        has_word (known_headings[i].headings, folded)) {
      *field = known_headings[i].field;
      return TRUE;
    }
  }
  return FALSE;
}
