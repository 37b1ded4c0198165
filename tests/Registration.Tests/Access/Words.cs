namespace CreativeLabs.Registration.Tests.Access;

/// <summary>What is sent where the words do not matter.</summary>
internal static class Words
{
    public const string Because = "Телефону жок, өзүн тааныйм";
    public static readonly object Wool = new { ky = "Жүндөн буюмга чейин" };
    public static readonly object NotThisTime = new { reason = new { ky = "Бул жолу орун жок" } };
    public static readonly object Road = new { text = new { ky = "Адегенде жол" } };
}
