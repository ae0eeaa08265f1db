// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/wire/schema.hpp"

#include <boost/json/serialize.hpp>

#include "shared/wire/errors.hpp"
#include "shared/wire/events.hpp"
#include "shared/wire/methods.hpp"
#include "shared/wire/schema_types.hpp"

namespace json = boost::json;

namespace pult::wire {

namespace {

using detail::Definitions;

constexpr std::string_view kLeniency = "Members may be added at any time: ignore those you don't know, and treat an "
                                       "unfamiliar text where a list of values stands as a value you don't know.";

/// Calls `visit` with a std::type_identity for every type of the list, be it mp_list or variant.
template <class List, class Visit>
void forEachType(Visit visit) {
    boost::mp11::mp_for_each<
        boost::mp11::mp_transform<std::type_identity, boost::mp11::mp_rename<List, boost::mp11::mp_list>>>(visit);
}

json::array reasons(std::initializer_list<Errc> codes) {
    json::array names;
    for (const Errc code : codes)
        names.emplace_back(reason(code));
    return names;
}

void addErrors(Definitions& definitions) {
    json::object data = definitions.members<ErrorData>();
    data["properties"].as_object()["reason"] = detail::enumSchema<Errc>();
    definitions.add("ErrorData", std::move(data));
    definitions.of<ErrorObject>();
}

/// A notification's params: the struct with its type, for an event with its place in the journal as well.
template <class T>
json::object notification(Definitions& definitions, bool durable) {
    json::object schema = definitions.members<T>();
    json::object properties;
    json::array required;
    if (durable) {
        properties["seq"] = definitions.of<Seq>();
        properties["at"] = definitions.of<Time>();
        required = {"seq", "at"};
    }
    properties["type"] = {{"const", T::kType}};
    required.emplace_back("type");
    for (const auto& member : schema["properties"].as_object())
        properties.insert(member);
    if (const auto* others = schema.if_contains("required"))
        for (const auto& name : others->as_array())
            required.push_back(name);
    schema["properties"] = std::move(properties);
    schema["required"] = std::move(required);
    return schema;
}

template <class Variant>
json::object notifications(Definitions& definitions, bool durable) {
    json::object byType;
    forEachType<Variant>([&]<class T>(std::type_identity<T>) {
        const auto name = detail::typeName<T>();
        definitions.add(name, notification<T>(definitions, durable));
        byType[T::kType] = definitions.reference(name);
    });
    return byType;
}

json::object methods(Definitions& definitions) {
    json::object byName;
    forEachType<Methods>([&]<class Request>(std::type_identity<Request>) {
        byName[Request::kMethod] = {{"params", definitions.of<Request>()},
                                    {"result", definitions.of<typename Request::Answer>()}};
    });
    return byName;
}

json::object jsonContent(json::object schema) {
    return {{"application/json", {{"schema", std::move(schema)}}}};
}

struct Refusal {
    const char* status;
    const char* name;
    json::array reasons;
};

std::vector<Refusal> refusals() {
    return {
        {"400", "Invalid", reasons({Errc::invalid, Errc::missing_fields})},
        {"401", "Unauthenticated", reasons({Errc::unauthenticated})},
        {"403", "Forbidden", reasons({Errc::forbidden})},
        {"404", "NotFound", reasons({Errc::not_found})},
        {"409", "Conflict", reasons({Errc::conflict, Errc::stale, Errc::taken, Errc::unsent, Errc::window_closed})},
        {"413", "TooLarge", reasons({Errc::too_large})},
        {"429", "RateLimited", reasons({Errc::rate_limited})},
        {"500", "Internal", reasons({Errc::internal})},
        {"503", "Unavailable", reasons({Errc::unavailable})},
    };
}

json::object refusalResponses(const Definitions& definitions) {
    json::object responses;
    for (auto& refusal : refusals()) {
        json::object ofReason = {
            {"properties", {{"data", {{"properties", {{"reason", {{"enum", std::move(refusal.reasons)}}}}}}}}}};
        json::object schema = {{"allOf", {definitions.reference("ErrorObject"), std::move(ofReason)}}};
        responses[refusal.name] = {{"description", "Refused; data.reason says why, data.detail in words."},
                                   {"content", jsonContent(std::move(schema))}};
    }
    return responses;
}

/// Signing in is what gets the token that the others need.
template <class Request>
constexpr bool kNeedsToken = !std::is_same_v<Request, SessionOpen> && !std::is_same_v<Request, SessionResume>;

template <class Request>
json::object operation(Definitions& definitions) {
    constexpr std::string_view method = Request::kMethod;
    json::object responses = {
        {"200", {{"description", "Done"}, {"content", jsonContent(definitions.of<typename Request::Answer>())}}}};
    for (const auto& refusal : refusals())
        responses[refusal.status] = {{"$ref", std::string("#/components/responses/") + refusal.name}};
    json::object operation = {
        {"operationId", method},
        {"tags", json::array{method.substr(0, method.find('.'))}},
        {"requestBody", {{"required", true}, {"content", jsonContent(definitions.of<Request>())}}},
        {"responses", std::move(responses)}};
    if (!kNeedsToken<Request>)
        operation["security"] = json::array{};
    return operation;
}

json::object parameter(const char* name, const char* place, const char* type, const char* what) {
    return {{"name", name}, {"in", place}, {"required", true}, {"description", what}, {"schema", {{"type", type}}}};
}

json::object fileOperation(const char* id, const char* summary, json::object answer, json::array parameters = {}) {
    json::object responses = {{"200", {{"description", "Done"}, {"content", jsonContent(std::move(answer))}}}};
    for (const auto& refusal : refusals())
        responses[refusal.status] = {{"$ref", std::string("#/components/responses/") + refusal.name}};
    return {{"operationId", id},
            {"summary", summary},
            {"tags", json::array{"files"}},
            {"parameters", std::move(parameters)},
            {"responses", std::move(responses)}};
}

/// Files go beside the methods: their bytes are no JSON.
void addFilePaths(json::object& paths, Definitions& definitions) {
    const json::object bytes = {
        {"required", true},
        {"content", {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}};
    json::object whole = fileOperation(
        "files.upload", "A file in one piece, named by Content-Disposition or as the field `file` of a form",
        definitions.of<FileUploaded>());
    whole["requestBody"] = bytes;
    paths["/files"] = {{"post", std::move(whole)}};

    json::object begin = fileOperation(
        "files.begin", "Begins an upload in pieces, or goes on with the one that was begun with the same words",
        definitions.of<FileUpload>());
    begin["requestBody"] = {{"required", true}, {"content", jsonContent(definitions.of<FileUploadBegin>())}};
    paths["/files/uploads"] = {{"post", std::move(begin)}};

    const json::object id = parameter("upload_id", "path", "string", "As files.begin answered");
    json::object chunk =
        fileOperation("files.put",
                      "The bytes from offset on, what is here already passed over; 409 with the header Upload-Offset "
                      "when some before them are missing",
                      definitions.of<FileUpload>(),
                      {id, parameter("offset", "query", "integer", "Number of the first of these bytes, from 0")});
    chunk["requestBody"] = bytes;
    json::object drop = fileOperation("files.drop", "Forgets an upload", {}, {id});
    drop["responses"].as_object().erase("200");
    drop["responses"].as_object()["204"] = {{"description", "Forgotten, or never known"}};
    paths["/files/uploads/{upload_id}"] = {
        {"get", fileOperation("files.state", "How far an upload is", definitions.of<FileUpload>(), {id})},
        {"put", std::move(chunk)},
        {"post", fileOperation("files.finish", "Proves the bytes by their SHA-256 and makes them an attachment",
                               definitions.of<FileUploaded>(), {id})},
        {"delete", std::move(drop)}};
}

} // namespace

std::string schemaJson() {
    Definitions definitions("#/$defs/");
    json::object byMethod = methods(definitions);
    json::object events = notifications<Event>(definitions, true);
    json::object signals = notifications<Signal>(definitions, false);
    addErrors(definitions);
    definitions.of<FileUploaded>();
    definitions.of<FileUploadBegin>();
    definitions.of<FileUpload>();
    return json::serialize(json::object{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                                        {"title", "Pult operator API"},
                                        {"description", kLeniency},
                                        {"methods", std::move(byMethod)},
                                        {"events", std::move(events)},
                                        {"signals", std::move(signals)},
                                        {"$defs", std::move(definitions).take()}});
}

std::string openApiJson(std::string_view version) {
    Definitions definitions("#/components/schemas/");
    json::object paths;
    forEachType<Methods>([&]<class Request>(std::type_identity<Request>) {
        paths["/api/v1/" + std::string(Request::kMethod)] = {{"post", operation<Request>(definitions)}};
    });
    addFilePaths(paths, definitions);
    addErrors(definitions);
    json::object responses = refusalResponses(definitions);
    json::object bearer = {{"type", "http"}, {"scheme", "bearer"}, {"description", "A session's or an API token"}};
    return json::serialize(
        json::object{{"openapi", "3.1.0"},
                     {"info", {{"title", "Pult operator API"}, {"version", version}, {"description", kLeniency}}},
                     {"servers", json::array{json::object{{"url", "/"}}}},
                     {"security", json::array{json::object{{"bearer", json::array{}}}}},
                     {"paths", std::move(paths)},
                     {"components",
                      {{"securitySchemes", {{"bearer", std::move(bearer)}}},
                       {"schemas", std::move(definitions).take()},
                       {"responses", std::move(responses)}}}});
}

} // namespace pult::wire
