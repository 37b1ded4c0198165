using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Groups;

internal static class GroupRules
{
    public static readonly Error LeadsAlready = new("leads_already",
        "Ал топту мурунтан эле жетектейт.",
        "Она уже возглавляет группу.",
        "She leads the group already.");

    public static readonly Error LeaderKeepsNoMoney = new("leader_keeps_no_money",
        "Топтун жетекчиси казыначы боло албайт: бирөө чечет, экинчиси акчаны сактайт.",
        "Руководительница группы не может быть казначеем: одна решает, другая хранит деньги.",
        "The leader cannot be the treasurer too: one decides, another keeps the money.");

    public static readonly Error LeaderMustHandOver = new("leader_must_hand_over",
        "Топтон чыгуудан мурун жетекчиликти башка мүчөгө өткөрүп бериңиз.",
        "Прежде чем выйти, передайте руководство другой участнице.",
        "Hand the lead over to another member before you leave.");

    public static readonly Error NotInGroup = new("not_in_group",
        "Ал бул топтун мүчөсү эмес.",
        "Она не состоит в этой группе.",
        "She is not a member of this group.");

    public static readonly Error NotOfTheLab = new("not_of_the_lab",
        "Чакырылган адам ушул лабораториянын мүчөсү болушу керек.",
        "Пригласить можно только участницу этой лаборатории.",
        "Only a member of the group's lab can be invited.");

    public static readonly Error AlreadyInGroup = new("already_in_group",
        "Ал бул топтун мүчөсү.",
        "Она уже состоит в этой группе.",
        "She is a member of this group already.");

    public static readonly Error AlreadyInvited = new("already_invited",
        "Чакыруу жөнөтүлгөн, жооп күтүлүүдө.",
        "Приглашение уже отправлено и ждёт ответа.",
        "She was invited before and has not answered yet.");

    public static readonly Error InvitationClosed = new("invitation_closed",
        "Бул чакыруу жабылган.",
        "Это приглашение уже закрыто.",
        "This invitation is closed.");

    public static readonly Error GroupFull = new("group_full",
        "Топ толду.",
        "Группа заполнена.",
        "The group is full.");
}
