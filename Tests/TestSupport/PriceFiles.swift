/// "The documented multi-pipeline file" of `domain/pipelines.md`, byte for byte.
package let multiPipelineFile = """
  [
    {"pipeline": "text-to-image", "model_id": "SG161222/RealVisXL_V4.0_Lightning", "price_per_unit": 4768371, "warm": true},
    {"pipeline": "audio-to-text", "model_id": "openai/whisper-large-v3", "price_per_unit": 12882811, "pixels_per_unit": 1, "warm": true},
    {"pipeline": "image-to-text", "model_id": "Salesforce/blip-image-captioning-large", "price_per_unit": 1192093}
  ]

  """

/// "The documented LLM entry" of `domain/pipelines.md`.
package let llmEntry = #"""
  {"pipeline":"llm","model_id":"meta-llama/Meta-Llama-3.1-8B-Instruct","warm":true,"price_per_unit":0.18,"currency":"USD","pixels_per_unit":1000000}
  """#

/// A file of one entry for the model `m` of `llm`; its first extra member stands in column 35.
package func sheetText(_ members: String) -> String {
  #"[{"pipeline":"llm","model_id":"m","# + members + "}]"
}
