using System.Globalization;
using PhoneNumbers;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>A number that can read a message, of any country, in E.164.</summary>
internal sealed record PhoneNumber
{
    private const string Home = "996";
    private const int DigitsAtHome = 9;
    private const int LongestInput = 64;

    private PhoneNumber(string e164) => E164 = e164;

    public string E164 { get; }

    /// <summary>A number of Kyrgyzstan.</summary>
    public bool IsAtHome => E164.StartsWith($"+{Home}", StringComparison.Ordinal);

    /// <summary>Reads +996 700 123 456, 996700123456, 00996..., 0700 123-456 and the like, and numbers of other countries with + or 00 and
    /// their code, with whatever was pasted along. Null when it is no mobile number; where a country does not tell mobile numbers and
    /// landlines apart, such as +1, all of them are taken.</summary>
    public static PhoneNumber? TryRead(string? text)
    {
        if (text is null || text.Length > LongestInput)
        {
            return null;
        }

        var digits = WithoutPastedAlong(text);
        return digits switch
        {
            ['+', ..] => Read(digits[1..]),
            ['0', '0', ..] => Read(digits[2..]),
            ['0', ..] => Read(Home + digits[1..]),
            _ when digits.StartsWith(Home, StringComparison.Ordinal) && digits.Length == Home.Length + DigitsAtHome => Read(digits),
            _ => null,
        };
    }

    /// <summary>A number that was read before and kept: no later table of a country's numbers takes it away from its owner.</summary>
    public static PhoneNumber? Kept(string? e164) => e164 is null ? null : new PhoneNumber(e164);

    /// <summary>Never the number: a log or an exception text that shows this object must not tell it.</summary>
    public override string ToString() => "+*** *** ***";

    private static PhoneNumber? Read(string international)
    {
        if (international.Length == 0 || !international.All(char.IsAsciiDigit))
        {
            return null;
        }

        var plans = PhoneNumberUtil.GetInstance();
        try
        {
            var number = plans.Parse($"+{international}", defaultRegion: null);
            // A message to any other kind is not read, or costs many times as much.
            return plans.GetNumberType(number) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
                ? new PhoneNumber(plans.Format(number, PhoneNumberFormat.E164)) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Without spaces, dashes, brackets, dots, slashes, and the marks that are not seen but come along from a message or a
    /// page.</summary>
    private static string WithoutPastedAlong(string text) => string.Concat(text.Where(letter =>
        !char.IsWhiteSpace(letter)
        && letter is not ('(' or ')' or '[' or ']' or '.' or '/' or '\u2212') && CharUnicodeInfo.GetUnicodeCategory(letter)
            is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format)));
}
