namespace CreativeLabs.Mentoring.Requests;

/// <summary>Among whom a woman looks for a mentor.</summary>
internal enum RequestAudience
{
    /// <summary>All mentors; those of her lab come first.</summary>
    Open,

    /// <summary>The mentors of her lab only.</summary>
    Lab,

    /// <summary>The mentors of a programme that she takes part in, or did. The mentorship that comes of it is the programme's.</summary>
    Programme,
}
