using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>Self-help groups.</summary>
internal sealed class GroupsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, GroupDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Group.Map(model);
        GroupMember.Map(model);
        GroupInvitation.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var ofLab = app.MapGroup("/v1/labs/{id:guid}/groups").WithTags("Groups");
        ofLab.MapPost("", FormGroup.Handle).Idempotent().WithName("formGroup")
            .WithSummary("A member of the lab forms a self-help group and leads it.");
        ofLab.MapGet("", ListGroups.OfLab).WithName("listLabGroups").WithSummary("The lab's groups, for its coordinator.");

        var group = app.MapGroup("/v1/groups/{id:guid}").WithTags("Groups");
        group.MapGet("", GetGroup.Handle).Tagged().WithName("getGroup")
            .WithSummary("A group, for its members and the lab's coordinator.");
        group.MapPut("", DescribeGroup.Handle).Matched().WithName("describeGroup")
            .WithSummary("Its leader changes its name and purposes.");
        group.MapPut("/leader", GiveRoles.HandOver).Matched().WithName("handOverLead")
            .WithSummary("Hands the lead over to another member; the leader, or the lab's coordinator.");
        group.MapPut("/treasurer", GiveRoles.Entrust).Matched().WithName("nameTreasurer")
            .WithSummary("Names who keeps the money; the leader, or the lab's coordinator.");
        group.MapGet("/members", ListMembers.Handle).WithName("listGroupMembers").WithSummary("Who is in the group, with her role.");
        group.MapDelete("/members/{personId:guid}", LeaveGroup.Handle).InTransaction().WithName("leaveGroup")
            .WithSummary("A member leaves, or the leader takes her off the list.");
        group.MapPost("/invitations", InviteMember.Handle).Idempotent().WithName("inviteMember")
            .WithSummary("The leader asks a member of the lab to join.");
        group.MapGet("/invitations", ListInvitations.OfGroup).WithName("listGroupInvitations")
            .WithSummary("Invitations that are not answered yet.");

        var invitation = app.MapGroup("/v1/group-invitations/{id:guid}").WithTags("Groups");
        invitation.MapPost("/answer", AnswerInvitation.Handle).Idempotent().WithName("answerInvitation")
            .WithSummary("The invited joins, or does not.");
        invitation.MapDelete("", WithdrawInvitation.Handle).WithName("withdrawInvitation")
            .WithSummary("The leader takes an invitation back.");

        var me = app.MapGroup("/v1/me").WithTags("Groups");
        me.MapGet("/groups", ListGroups.Mine).WithName("listMyGroups").WithSummary("The caller's groups.");
        me.MapGet("/group-invitations", ListInvitations.Mine).WithName("listMyInvitations")
            .WithSummary("Invitations that wait for the caller's answer.");
    }
}
