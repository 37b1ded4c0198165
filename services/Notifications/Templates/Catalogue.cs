namespace CreativeLabs.Notifications.Templates;

/// <summary>Every template that was ever used, found by key and version.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Template> All { get; } =
        [.. SecurityTemplates.All, .. CommunityTemplates.All, .. BookingTemplates.All, .. EventTemplates.All, .. GroupTemplates.All,
            .. LearningTemplates.All, .. SeatTemplates.All,
        .. ProgrammeTemplates.All, .. MentoringTemplates.All, .. SellingTemplates.All,
        .. OrderTemplates.All, .. CampaignTemplates.All, .. MessageTemplates.All, .. FundTemplates.All, .. SupplyTemplates.All,
            .. EarlierTemplates.All];

    private static readonly Dictionary<(string, int), Template> ByVersion = All.ToDictionary(template => (template.Key, template.Version));

    public static Template Find(string key, int version) => ByVersion[(key, version)];
}
