namespace CreativeLabs.Contracts;

/// <summary>A woman finished signing in for the first time, or a coordinator registered her. Her name and phone stay in
/// Registration.</summary>
/// <param name="PersonId">The person, everywhere.</param>
/// <param name="Language">The language she reads first: ky, ru or en.</param>
/// <param name="Version">Grows by one with each change of the person; a consumer ignores an older one.</param>
public sealed record PersonRegistered(Guid PersonId, string Language, int Version) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A person chose another first language.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Language">ky, ru or en.</param>
/// <param name="Version">Grows by one with each change of the person.</param>
public sealed record PersonLanguageChanged(Guid PersonId, string Language, int Version) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A person became a member of a lab.</summary>
/// <param name="MembershipId">The membership.</param>
/// <param name="PersonId">The member.</param>
/// <param name="LabId">The lab.</param>
/// <param name="LabName">The lab's name.</param>
public sealed record MembershipStarted(Guid MembershipId, Guid PersonId, Guid LabId, LocalText LabName) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A person applied to a cohort of a programme.</summary>
/// <param name="EnrolmentId">The application, which becomes the enrolment.</param>
/// <param name="PersonId">The applicant.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="LabId">The lab whose coordinator decides.</param>
[NoConsumerYet]
public sealed record EnrolmentRequested(Guid EnrolmentId, Guid PersonId, Guid CohortId, Guid LabId) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A coordinator decided on an application.</summary>
/// <param name="EnrolmentId">The application.</param>
/// <param name="PersonId">The applicant.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Programme">The programme's title.</param>
/// <param name="Admitted">True when admitted, false when rejected; why stands with the application, in Registration.</param>
public sealed record EnrolmentDecided(Guid EnrolmentId, Guid PersonId, Guid CohortId, Guid LabId, LocalText Programme, bool Admitted)
    : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A person may now act in a role; her next access token says so.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Role">coordinator, trainer or operator.</param>
/// <param name="LabId">The lab that the role is limited to; null for the whole platform.</param>
public sealed record RoleGranted(Guid PersonId, string Role, Guid? LabId) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A one-time code was asked for and has to be sent at once. Number and code are sealed for Notifications alone.</summary>
/// <param name="ChallengeId">The sign-in attempt; also the provider's idempotency key.</param>
/// <param name="SealedPhone">The E.164 number, AES-256-GCM under a transport key that lives for minutes, bound to
/// <paramref name="ChallengeId"/>.</param>
/// <param name="SealedCode">The six digits, sealed in the same way.</param>
/// <param name="Language">ky, ru or en.</param>
/// <param name="ExpiresAt">After this moment the code is worthless and is not sent.</param>
public sealed record SignInCodeIssued(
    Guid ChallengeId, byte[] SealedPhone, byte[] SealedCode, string Language, DateTimeOffset ExpiresAt) : IFact
{
    Guid IFact.Key => ChallengeId;
}

/// <summary>Registration's answer to <see cref="DeliveryAddressRequested"/>.</summary>
/// <param name="DeliveryId">The delivery that asked.</param>
/// <param name="SealedPhone">The E.164 number, AES-256-GCM under a transport key that lives for minutes, bound to
/// <paramref name="DeliveryId"/>; null when the person has no phone or was erased.</param>
public sealed record DeliveryAddressed(Guid DeliveryId, byte[]? SealedPhone) : IFact
{
    Guid IFact.Key => DeliveryId;
}
