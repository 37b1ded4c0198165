using System.Buffers;

namespace CreativeLabs.Notifications.Templates;

/// <summary>How many parts a message takes, which is what is paid for.</summary>
internal static class SmsParts
{
    private static readonly SearchValues<char> Gsm7 = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ " +
        "!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    /// <summary>GSM-7: 160 characters, or 153 a part. One letter outside of it, such as any Cyrillic one, makes it UCS-2: 70, or 67 a
    /// part.</summary>
    public static int Of(string text)
    {
        var (whole, part) = text.AsSpan().ContainsAnyExcept(Gsm7) ? (70, 67) : (160, 153);
        return text.Length <= whole ? 1 : (text.Length + part - 1) / part;
    }
}
