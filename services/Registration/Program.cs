using CreativeLabs.Registration.Bookings;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Duplicates;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.Members;
using CreativeLabs.Registration.OpenCalls;
using CreativeLabs.Registration.People;
using CreativeLabs.Registration.Phones;
using CreativeLabs.Registration.Pins;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.Resources;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.Registration.StaffReads;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<RegistrationDb>("registration", RegistrationSeed.Plant);
builder.AddMessaging<RegistrationDb>("registration");
builder.AddRedis();
builder.AddPersonVault();
builder.AddMembers();
builder.AddCodesAndTokens();
builder.AddPins();
builder.AddPhones();

var app = builder.Build();
app.UseServiceDefaults();
app.MapSignIn();
app.MapPins();
app.MapPhones();
app.MapPeople();
app.MapLabs();
app.MapMembers();
app.MapDuplicates();
app.MapProgrammes();
app.MapResources();
app.MapBookings();
app.MapOpenCalls();

if (args.Contains(VerifyStaffReads.Command))
{
    return await VerifyStaffReads.Run(app.Services, args, Console.Out);
}

await app.RunServiceAsync<RegistrationDb>(args);
return 0;
