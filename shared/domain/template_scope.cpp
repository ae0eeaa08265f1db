// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/template_scope.hpp"

namespace pult::domain {

namespace {

using wire::TemplateScope;

bool managesAll(const Principal& principal) {
    return may(principal, Permission::template_manage) &&
           reach(principal.role, Permission::template_manage) == Reach::all;
}

bool owns(const Principal& principal, const wire::Template& one) {
    const OperatorId person = personOf(principal);
    return person && one.owner_id == person && may(principal, Permission::template_use);
}

} // namespace

bool seesTemplatesOf(const Principal& principal, GroupId group) {
    return may(principal, Permission::template_use) &&
           (!group || principal.groups.contains(group) || managesAll(principal));
}

bool seesTemplate(const Principal& principal, const wire::Template& one) {
    if (one.scope == TemplateScope::mine)
        return owns(principal, one);
    return seesTemplatesOf(principal, one.scope == TemplateScope::group ? one.group_id.value_or(GroupId{}) : GroupId{});
}

bool managesTemplate(const Principal& principal, const wire::Template& one) {
    if (one.kind == wire::TemplateKind::whatsapp)
        return false;
    if (one.scope == TemplateScope::mine)
        return owns(principal, one);
    if (one.scope == TemplateScope::group && one.group_id && principal.groups.contains(*one.group_id))
        return may(principal, Permission::template_manage);
    return managesAll(principal);
}

} // namespace pult::domain
