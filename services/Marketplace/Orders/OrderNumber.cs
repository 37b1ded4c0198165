namespace CreativeLabs.Marketplace.Orders;

/// <summary>The number that people say on the phone, such as <c>7KM-42Q</c>: a count, shuffled one to one so that it tells nothing of how
/// many orders there are, in an alphabet without letters that look alike.</summary>
internal static class OrderNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const long Range = 1L << 30;

    /// <summary>Different for each count from 0 to 2^30 - 1.</summary>
    public static string Of(long count)
    {
        // An odd factor is a permutation of the range, and so is an exclusive or.
        var shuffled = (count * 0x1E35A7BD % Range) ^ 0x2A51C3F7;
        Span<char> text = stackalloc char[7];
        for (var i = 6; i >= 0; i--)
        {
            if (i == 3)
            {
                text[i] = '-';
                continue;
            }

            text[i] = Alphabet[(int)(shuffled & 31)];
            shuffled >>= 5;
        }

        return new string(text);
    }
}
