using System.Text.RegularExpressions;

namespace CreativeLabs.Registration.People;

/// <summary>A mobile number of Kyrgyzstan in E.164: +996 and nine digits.</summary>
internal sealed partial record PhoneNumber
{
    private const string Country = "996";
    private const int NationalDigits = 9;
    private const int LongestInput = 32;

    private PhoneNumber(string e164) => E164 = e164;

    public string E164 { get; }

    /// <summary>Reads +996 700 123 456, 996700123456, 00996..., 0700 123-456 and the like; null when it is no mobile number of the
    /// country.</summary>
    public static PhoneNumber? TryRead(string? text)
    {
        if (text is null || text.Length > LongestInput)
        {
            return null;
        }

        var digits = Spaces().Replace(text, "");
        var national = digits switch
        {
            ['+', '9', '9', '6', .. var rest] => rest,
            ['0', '0', '9', '9', '6', .. var rest] => rest,
            ['9', '9', '6', .. var rest] when rest.Length == NationalDigits => rest,
            ['0', .. var rest] => rest,
            _ => "",
        };
        return national.Length == NationalDigits && Mobile().IsMatch(national) ? new PhoneNumber($"+{Country}{national}") : null;
    }

    /// <summary>Never the number: a log or an exception text that shows this object must not tell it.</summary>
    public override string ToString() => "+996 *** *** ***";

    [GeneratedRegex(@"[ \-().\u00A0]", RegexOptions.None, 100)]
    private static partial Regex Spaces();

    // Prefixes given out to mobile networks; landlines cannot read a message.
    [GeneratedRegex(@"\A(?:20[0-35]|22|5[0-24-7]|600|70|755|77|880|888|912|990|99[5-9]|31258|312973)[0-9]+\z", RegexOptions.None, 100)]
    private static partial Regex Mobile();
}
