using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Erasure;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.People;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<RegistrationDb>("registration", RegistrationSeed.Plant);
builder.AddMessaging<RegistrationDb>("registration");
builder.AddRedis();
builder.AddPersonVault();
builder.AddCodesAndTokens();
builder.AddErasure();
builder.Services.AddSingleton<TransportKeys>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapSignIn();
app.MapPeople();
app.MapLabs();
app.MapProgrammes();
app.MapErasure();
await app.RunServiceAsync<RegistrationDb>(args);
