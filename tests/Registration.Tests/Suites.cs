namespace CreativeLabs.Registration.Tests;

// Each suite has a service of its own with its own databases, exchanges and clock, so that they run beside each other. Within a suite one
// test follows the other: they move its clock.

/// <summary>Who she is, where she belongs, what she tells.</summary>
[CollectionDefinition]
public sealed class PeopleSuite : ICollectionFixture<RegistrationFixture>;

/// <summary>Codes, PINs, phones, sessions.</summary>
[CollectionDefinition]
public sealed class SignInSuite : ICollectionFixture<RegistrationFixture>;

/// <summary>What becomes of her when she goes.</summary>
[CollectionDefinition]
public sealed class ErasureSuite : ICollectionFixture<RegistrationFixture>;

/// <summary>Events, places, hearings.</summary>
[CollectionDefinition]
public sealed class EventSuite : ICollectionFixture<RegistrationFixture>;

/// <summary>Sessions and their tokens: the clock moves by months.</summary>
[CollectionDefinition]
public sealed class SessionSuite : ICollectionFixture<RegistrationFixture>;

/// <summary>The keys that sign: the clock moves by months.</summary>
[CollectionDefinition]
public sealed class SigningKeySuite : ICollectionFixture<RegistrationFixture>;
