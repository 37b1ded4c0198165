using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Listings;

internal static class ListingRules
{
    public static readonly IReadOnlyList<string> Categories = ["felt", "textile", "clothing", "food", "herbs", "experience", "other"];

    public static readonly Error NotEditable = new("listing_not_editable",
        "Токтотулган же архивдеги товарды өзгөртүүгө болбойт.", "Приостановленный или архивный товар изменить нельзя.",
        "A suspended or archived listing cannot be changed.");

    public static readonly Error NotADraft = new("listing_not_draft",
        "Каралууга долбоор гана жиберилет.", "На проверку отправляют только черновик.", "Only a draft can be submitted for review.");

    public static readonly Error NotInReview = new("listing_not_in_review",
        "Бул товар каралууда эмес.", "Этот товар сейчас не на проверке.", "This listing is not waiting for review.");

    public static readonly Error NotPublished = new("listing_not_published",
        "Бул товар сатыкта эмес.", "Этот товар сейчас не продаётся.", "This listing is not for sale.");

    public static readonly Error NotSuspended = new("listing_not_suspended",
        "Бул товар токтотулган эмес.", "Этот товар не приостановлен.", "This listing is not suspended.");

    public static readonly Error VariantName = new("listing_variant_name",
        "Варианттын аты варианттарга гана жана ар бирине керек.", "Название варианта нужно каждому варианту и только ему.",
        "A variant, and nothing else, has a variant's name.");

    public static readonly Error NoVariantOf = new("listing_no_variants",
        "Бул товардын варианты болбойт.", "У этого товара не может быть вариантов.", "This listing cannot have variants.");

    public static readonly Error DoesNotFitKind = new("listing_kind_mismatch",
        "Бул маалымат товардын түрүнө туура келбейт.", "Эти данные не подходят к виду товара.",
        "This does not go with the listing's kind.");

    public static readonly Error TooFine = new("quantity_too_fine",
        "Даана бүтүн сан болот; килограмм, литр, метр миңден бирине чейин.",
        "Штуки целые; килограммы, литры и метры до тысячных.",
        "Pieces are whole; kilograms, litres and metres have up to three digits after the point.");

    public static readonly Error OwnReview = new("own_listing_review",
        "Өз товарыңызды өзүңүз карай албайсыз.", "Свой товар проверять нельзя.", "You cannot review your own listing.");
}
