namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Where an erasure stands.</summary>
internal enum ErasureState
{
    /// <summary>Her key is destroyed and nobody can sign in as her; the services are being told.</summary>
    Requested,

    /// <summary>Some services have removed what they knew.</summary>
    Running,

    /// <summary>All have.</summary>
    Done,

    /// <summary>Staff asked, and she can still call it off. No erasure is kept in this state: it is an
    /// <see cref="ErasureNotice"/>.</summary>
    Announced,
}

/// <summary>Who asked for it.</summary>
internal enum ErasureWay
{
    /// <summary>She did.</summary>
    Herself,

    /// <summary>A coordinator of a lab of hers.</summary>
    Coordinator,

    /// <summary>The operator.</summary>
    Operator,
}

/// <summary>Why staff asked for it. Words of a list: a sentence would tell of her for ever.</summary>
internal enum ErasureReason
{
    /// <summary>She asked at the lab.</summary>
    AskedInPerson,

    /// <summary>She wrote.</summary>
    AskedInWriting,

    /// <summary>Who speaks for her asked.</summary>
    AskedByGuardian,

    /// <summary>She has died.</summary>
    Deceased,

    /// <summary>She never wanted to be registered.</summary>
    RegisteredInError,
}
