namespace CreativeLabs.Training.Courses;

/// <summary>The trades of the labs, by the words that the API uses.</summary>
internal static class Tracks
{
    public static readonly IReadOnlyList<string> All =
        ["handicrafts", "tourism", "herbs-and-berries", "digital-marketing", "e-commerce", "creative-industries"];
}
